package org.carillon.spam.scanner;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.carillon.spam.Hint;
import org.carillon.spam.SpamConfig;
import org.carillon.spam.scanner.ScannerConfig.Fail;
import org.jboss.logging.Logger;

/// Asks all scanners of the house at once, so that the slowest one sets the time.
@Startup
@ApplicationScoped
public class Scanners {
    private static final Logger LOG = Logger.getLogger(Scanners.class);
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("scanner").start(task);

    private final List<Asked> all;

    /// @param fail what to do without its answer
    record Asked(Scanner scanner, Fail fail) {}

    /// What all of them said.
    ///
    /// @param hints for the score of the letter
    /// @param virus what was found in it
    /// @param away who did not answer though the house wants every letter looked at: put it off
    public record Findings(List<Hint> hints, Optional<String> virus, Optional<String> away) {
        public Findings {
            hints = List.copyOf(hints);
        }
    }

    private record Said(Asked asked, Scan scan) {}

    /// @throws IllegalArgumentException with a sentence for the operator, when an address cannot
    ///     be one
    @Inject
    Scanners(ScannerConfig config, SpamConfig spam) {
        this(configured(config, spam.tagAt()));
    }

    Scanners(List<Asked> all) {
        this.all = List.copyOf(all);
    }

    /// Outside the container.
    ///
    /// @param tagAt points from which a letter is spam, see [SpamConfig#tagAt]
    public static Scanners of(ScannerConfig config, double tagAt) {
        return new Scanners(configured(config, tagAt));
    }

    private static List<Asked> configured(ScannerConfig config, double tagAt) {
        var all = new ArrayList<Asked>();
        place("rspamd", config.rspamd()).ifPresent(place -> {
            if (!(place instanceof Place.Host host)) {
                throw new IllegalArgumentException(
                        "carillon.scanner.rspamd.address: rspamd listens at host:port only.");
            }
            all.add(new Asked(
                    new Rspamd(host, config.rspamd().timeout()), config.rspamd().fail()));
        });
        ScannerConfig.Program assassin = config.spamassassin();
        place("spamassassin", assassin)
                .map(place -> new SpamAssassin(place, assassin.timeout(), tagAt))
                .ifPresent(scanner -> all.add(new Asked(scanner, assassin.fail())));
        ScannerConfig.Program clam = config.clamav();
        place("clamav", clam)
                .map(place -> new ClamAv(place, clam.timeout()))
                .ifPresent(scanner -> all.add(new Asked(scanner, clam.fail())));
        return all;
    }

    private static Optional<Place> place(String name, ScannerConfig.Program program) {
        return program.address().map(address -> Place.parse("carillon.scanner." + name + ".address", address));
    }

    /// True when there is one.
    public boolean any() {
        return !all.isEmpty();
    }

    /// Blocks, no longer than the longest of their times.
    public Findings scan(Suspect suspect) {
        List<CompletableFuture<Said>> asked = all.stream()
                .map(one -> CompletableFuture.supplyAsync(
                        () -> new Said(one, one.scanner().scan(suspect)), THREADS))
                .toList();
        return found(asked.stream().map(CompletableFuture::join).toList());
    }

    private static Findings found(List<Said> all) {
        var hints = new ArrayList<Hint>();
        Optional<String> virus = Optional.empty();
        Optional<String> away = Optional.empty();
        for (Said said : all) {
            String name = said.asked().scanner().name();
            switch (said.scan()) {
                case Scan.Clean() -> {
                    /* nothing to say */
                }
                case Scan.Spam(double points, String words) -> hints.add(new Hint(words, points));
                case Scan.Virus(String found) -> virus = virus.or(() -> Optional.of(found));
                case Scan.Away(String why) -> {
                    LOG.warnf(
                            "scanner away name=%s fail=%s why=\"%s\"",
                            name, said.asked().fail(), why);
                    if (said.asked().fail() == Fail.CLOSED) away = away.or(() -> Optional.of(name));
                    else hints.add(new Hint(name + " did not look at it: " + why, 0));
                }
            }
        }
        return new Findings(hints, virus, away);
    }
}
