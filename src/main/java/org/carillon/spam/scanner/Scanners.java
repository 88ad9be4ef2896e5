package org.carillon.spam.scanner;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Clock clock;

    /// By the names of the scanners.
    private final Map<String, ScannerState.Last> last = new ConcurrentHashMap<>();

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

    private record Said(Asked asked, Scan scan) {
        String name() {
            return asked.scanner().name();
        }
    }

    /// @throws IllegalArgumentException with a sentence for the operator, when a setting makes no
    ///     sense
    @Inject
    Scanners(ScannerConfig config, SpamConfig spam, Clock clock) {
        this(Wired.all(config, spam.tagAt()), clock);
    }

    Scanners(List<Asked> all, Clock clock) {
        this.all = List.copyOf(all);
        this.clock = clock;
    }

    /// Outside the container.
    ///
    /// @param tagAt points from which a letter is spam, see [SpamConfig#tagAt]
    public static Scanners of(ScannerConfig config, double tagAt) {
        return new Scanners(Wired.all(config, tagAt), Clock.systemUTC());
    }

    /// How each of them is.
    public List<ScannerState> states() {
        return all.stream()
                .map(one -> new ScannerState(
                        one.scanner().name(),
                        one.scanner().where(),
                        one.fail(),
                        Optional.ofNullable(last.get(one.scanner().name()))))
                .toList();
    }

    /// Blocks, no longer than the longest of their times.
    public Findings scan(Suspect suspect) {
        List<CompletableFuture<Said>> asked = all.stream()
                .map(one -> CompletableFuture.supplyAsync(
                        () -> new Said(one, one.scanner().scan(suspect)), THREADS))
                .toList();
        List<Said> said = asked.stream().map(CompletableFuture::join).toList();
        said.forEach(this::note);
        return found(said);
    }

    private void note(Said said) {
        String trouble = switch (said.scan()) {
            case Scan.Away(String why) -> why;
            case Scan.Clean _, Scan.Spam _, Scan.Virus _ -> "";
        };
        last.put(said.name(), new ScannerState.Last(clock.instant(), trouble));
    }

    private static Findings found(List<Said> all) {
        var hints = new ArrayList<Hint>();
        Optional<String> virus = Optional.empty();
        Optional<String> away = Optional.empty();
        for (Said said : all) {
            String name = said.name();
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
