package org.carillon.spam.scanner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The scanners that the settings name.
final class Wired {
    /// No sender waits longer for the end of its letter (RFC 5321 §4.5.3.2.6).
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Wired() {}

    /// @throws IllegalArgumentException with a sentence for the operator
    static List<Scanners.Asked> all(ScannerConfig config, double tagAt) {
        var all = new ArrayList<Scanners.Asked>();
        ScannerConfig.Program rspamd = config.rspamd();
        Duration patience = timeout("rspamd", rspamd);
        place("rspamd", rspamd).ifPresent(place -> {
            if (!(place instanceof Place.Host host)) {
                throw new IllegalArgumentException(
                        "carillon.scanner.rspamd.address: rspamd listens at host:port only.");
            }
            all.add(new Scanners.Asked(new Rspamd(host, patience), rspamd.fail()));
        });
        ScannerConfig.Program assassin = config.spamassassin();
        Duration time = timeout("spamassassin", assassin);
        place("spamassassin", assassin)
                .ifPresent(place -> all.add(new Scanners.Asked(new SpamAssassin(place, time, tagAt), assassin.fail())));
        ScannerConfig.Program clam = config.clamav();
        Duration clamTime = timeout("clamav", clam);
        place("clamav", clam).ifPresent(place -> all.add(new Scanners.Asked(new ClamAv(place, clamTime), clam.fail())));
        return all;
    }

    private static Duration timeout(String name, ScannerConfig.Program program) {
        Duration timeout = program.timeout();
        boolean sane = timeout.compareTo(Duration.ofMillis(1)) >= 0 && timeout.compareTo(LONGEST) <= 0;
        if (sane) return timeout;
        throw new IllegalArgumentException("carillon.scanner." + name + ".timeout is " + timeout
                + "; write a time above 0 and of at most 10m, such as 10s.");
    }

    private static Optional<Place> place(String name, ScannerConfig.Program program) {
        return program.address().map(address -> Place.parse("carillon.scanner." + name + ".address", address));
    }
}
