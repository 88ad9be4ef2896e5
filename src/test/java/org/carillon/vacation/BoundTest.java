package org.carillon.vacation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.carillon.mail.Address;
import org.carillon.store.MemoryDatabase;

/// The bound of docs/vacation.md: in any span T an account sends at most
/// min(Σ over senders (⌊T/D⌋ + 1), Σ over domains b·(⌊T/7d⌋ + 1), 50·(⌊T/1d⌋ + 1)) replies.
class BoundTest {
    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);

    private static MemoryDatabase database;

    @BeforeContainer
    static void aDatabase() throws SQLException, IOException {
        database = MemoryDatabase.open();
    }

    /// A letter that comes so many minutes after the one before; negative: it was delayed here.
    record Letter(int minutes, int sender, int domain) {}

    record Sent(Instant at, Correspondent to) {}

    @Property(tries = 40)
    void holdsWhateverComes(@ForAll("letters") List<Letter> letters, @ForAll @IntRange(min = 1, max = 20) int days) {
        var every = Duration.ofDays(days);
        List<Sent> sent = answered(letters, every);

        holdsInEverySpan(sent, every);
        sent.stream()
                .collect(Collectors.groupingBy(s -> s.to().domain()))
                .values()
                .forEach(one -> holdsInEverySpan(one, every));
        sent.stream()
                .collect(Collectors.groupingBy(s -> s.to().key()))
                .values()
                .forEach(one -> holdsInEverySpan(one, every));
    }

    private static void holdsInEverySpan(List<Sent> sent, Duration every) {
        for (int i = 0; i < sent.size(); i++) {
            for (int j = i; j < sent.size(); j++) {
                List<Sent> span = sent.subList(i, j + 1);
                long bound = bound(span, every);
                assertTrue(span.size() <= bound, () -> span.size() + " replies, bound " + bound + ": " + span);
            }
        }
    }

    private List<Sent> answered(List<Letter> letters, Duration every) {
        Budgets budgets = UsualBudgets.on(database);
        long person = database.person();
        database.sql().update("delete from vacation_reply");
        var sent = new ArrayList<Sent>();
        Instant now = START;
        for (Letter letter : letters) {
            now = now.plus(Duration.ofMinutes(letter.minutes()));
            boolean inside = letter.domain() == 0;
            Address address = Address.of("sender" + letter.sender() + "@mail.domain" + letter.domain() + ".example");
            var to = Correspondent.of(address, inside);
            if (budgets.claim(new Claim(person, to, "text", every, now)).isEmpty()) sent.add(new Sent(now, to));
        }
        sent.sort(Comparator.comparing(Sent::at));
        return sent;
    }

    private static long bound(List<Sent> span, Duration every) {
        var length = Duration.between(span.getFirst().at(), span.getLast().at());
        long bySender = distinct(span, s -> s.to().key()) * (length.dividedBy(every) + 1);
        long byDomain = distinct(span, s -> s.to().domain()) * 3 * (length.dividedBy(WEEK) + 1);
        boolean inside = span.stream().anyMatch(s -> s.to().inside());
        if (inside) byDomain += 47 * (length.dividedBy(WEEK) + 1);
        return Math.min(bySender, Math.min(byDomain, 50 * (length.dividedBy(DAY) + 1)));
    }

    private static long distinct(List<Sent> span, Function<Sent, String> what) {
        return span.stream().map(what).distinct().count();
    }

    /// Few senders that insist for weeks, or a crowd from everywhere within a day or two.
    @Provide
    Arbitrary<List<Letter>> letters() {
        Arbitrary<Integer> minutes = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(0, 30)),
                Tuple.of(2, Arbitraries.integers().between(0, 6000)),
                Tuple.of(1, Arbitraries.integers().between(-3000, 0)));
        Arbitrary<Integer> moments = Arbitraries.integers().between(0, 20);
        Arbitrary<Integer> few = Arbitraries.oneOf(
                Arbitraries.just(0),
                Arbitraries.integers().between(1, 4),
                Arbitraries.integers().between(1, 60));
        Arbitrary<Integer> many = Arbitraries.integers().between(1, 100);
        return Arbitraries.oneOf(series(minutes, few), series(moments, many));
    }

    private static Arbitrary<List<Letter>> series(Arbitrary<Integer> minutes, Arbitrary<Integer> domains) {
        Arbitrary<Integer> senders = Arbitraries.integers().between(0, 60);
        return Combinators.combine(minutes, senders, domains)
                .as(Letter::new)
                .list()
                .ofMinSize(50)
                .ofMaxSize(220);
    }
}
