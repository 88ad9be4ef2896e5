package org.carillon.trust.greylist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.store.Sql;
import org.carillon.testing.FrozenClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CorrespondentsTest {
    private static final Address BOB = Address.of("bob@b.example");

    @Inject
    Sql sql;

    private final FrozenClock clock = FrozenClock.at("2031-01-01T12:00:00Z");
    private Correspondents correspondents;

    @BeforeEach
    void nobodyIsKnown() {
        sql.update("delete from correspondent");
        correspondents = new Correspondents(sql);
    }

    private boolean known(String author) {
        return correspondents.known(Address.of(author), clock.instant());
    }

    /// Another node, or this one after a start: nothing is in its memory.
    private boolean knownElsewhere(String author) {
        return new Correspondents(sql).known(Address.of(author), clock.instant());
    }

    @Test
    void aDomainThatVouchedOnceIsKnownWithAllItsPeople() {
        assertFalse(known("bob@b.example"));
        correspondents.vouched(BOB, clock.instant());

        assertTrue(known("bob@b.example"));
        assertTrue(known("Eva@B.example"));
        assertTrue(knownElsewhere("eva@b.example"));
        assertFalse(known("bob@mail.b.example"));
    }

    @Test
    void someoneWhoWasWrittenToIsKnownAloneOfTheirDomain() {
        correspondents.wroteTo(List.of(Address.of("Bob@b.example"), Address.of("eva@e.example"), BOB), clock.instant());

        assertTrue(known("bob@b.example"));
        assertTrue(knownElsewhere("BOB@b.example"));
        assertFalse(known("rob@b.example"));
        assertEquals(2, sql.number("select count(*) from correspondent"));
    }

    @Test
    void whoIsHeardOfIsRememberedAndWhoIsNotIsForgotten() {
        correspondents.vouched(BOB, clock.instant());
        correspondents.vouched(Address.of("x@silent.example"), clock.instant());
        clock.advance(Duration.ofDays(300));
        correspondents.vouched(BOB, clock.instant());
        clock.advance(Duration.ofDays(200));

        assertFalse(known("x@silent.example"), "even before it is swept");
        assertEquals(1, correspondents.sweep(clock.instant()));
        assertTrue(known("bob@b.example"));
        assertTrue(knownElsewhere("bob@b.example"));
    }

    @Test
    void keepsSoManyAndNoMore() {
        for (int i = 0; i < 10; i++) {
            correspondents.vouched(Address.of("x@d" + i + ".example"), clock.instant());
            clock.advance(Duration.ofSeconds(1));
        }
        assertEquals(7, correspondents.trim(3));
        assertTrue(knownElsewhere("x@d7.example"));
        assertFalse(knownElsewhere("x@d6.example"));
    }

    @Test
    void aLetterToAThousandIsWrittenAtOnce() {
        List<Address> many = IntStream.range(0, 1000)
                .mapToObj(i -> Address.of("p" + i + "@d.example"))
                .toList();
        correspondents.wroteTo(many, clock.instant());
        clock.advance(Duration.ofDays(2));
        correspondents.wroteTo(many, clock.instant());

        assertEquals(1000, sql.number("select count(*) from correspondent where seen_at = ?", clock.instant()));
    }
}
