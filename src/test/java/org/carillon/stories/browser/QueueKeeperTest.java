package org.carillon.stories.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.carillon.delivery.Traffic;
import org.carillon.store.Sql;
import org.carillon.testing.DemoProfile;
import org.carillon.testing.Screen;
import org.carillon.testing.WithChromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Ana runs the server: a mail host is away, somebody wants no letters, and she wonders how the day was.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class QueueKeeperTest {
    /// Numbers that no other letter of the demo has.
    private static final long MINUTES = 900_000_071;

    private static final long PHOTOS = 900_000_072;
    private static final String ADMIN = "ana@demo.example";

    @TestHTTPResource("/")
    URI server;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @BeforeEach
    void aHostIsAway() {
        forget();
        Instant now = clock.instant();
        for (long letter : new long[] {MINUTES, PHOTOS}) {
            sql.update("""
                    insert into outgoing (id, origin, subject, recipe, created_at, accepted, delivered, deferred, failed)
                    values (?, 'person', ?, '', ?, 3, 1, 2, 0)""", letter, letter == MINUTES ? "Minutes of the meeting" : "Photos", now.minusSeconds(9000));
            sql.update(
                    """
                    insert into outbox (id, outgoing_id, destination, recipients, remaining, deferred, state, priority, attempts, fence,
                                        due_at, created_at, last_reply, last_host)
                    values (?, ?, ?, 't a@away.example', 2, 2, 'ready', 0, 4, 0, ?, ?, ?, 'mx1.away.example')""",
                    letter,
                    letter,
                    letter == MINUTES ? "away.example" : "far-away.example",
                    now.plus(Duration.ofDays(1)),
                    now.minusSeconds(9000),
                    "451 4.3.2 The system is going down for maintenance, please try again later");
        }
        for (int i = 0; i < 280; i += 1 + i % 3) {
            sql.update(
                    "insert into traffic (since, node, accepted, delivered, deferred, failed, waiting) values (?, 'a', ?, ?, ?, ?, ?)",
                    Traffic.begun(now.minus(Traffic.PIECE.multipliedBy(i))),
                    i * 37 % 211,
                    i * 37 % 190,
                    i % 5 == 0 ? i : 0,
                    i == 40 ? 3 : 0,
                    i * 7 % 30);
        }
    }

    /// Other stories of the same house wait for an empty queue.
    @AfterEach
    void forget() {
        sql.update("delete from outbox where destination like '%away.example'");
        sql.update("delete from failed_recipient where outgoing_id in (900000071, 900000072)");
        sql.update("delete from outgoing where id in (900000071, 900000072)");
        sql.update("delete from traffic");
    }

    @ParameterizedTest
    @EnumSource
    void holdsAllForADomainAndLetsItGo(Screen screen) {
        try (var window = Walk.signedIn(server, screen, ADMIN, "/queue")) {
            window.follow("By domain");
            assertTrue(window.text().contains("451 4.3.2 The system is going down"), window.text());
            window.press("Hold all for away.example back");
            assertTrue(window.text().contains("One batch is held back until released."), window.text());
            window.press("Release all for away.example");
            assertTrue(window.text().contains("One batch is released and tried at once."), window.text());
            window.go("/queue/destinations/far-away.example");
            assertTrue(window.text().contains("Photos"), window.text());
            window.go("/queue/destinations/far-away.example/delete").press("Delete");
            assertFalse(window.text().contains("far-away.example"), window.text());
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsNothingToWhoAskedForIt(Screen screen) {
        try (var window = Walk.signedIn(server, screen, ADMIN, "/queue/suppressed")) {
            window.fill("One on each line", "zoe@people.example\nquiet.example")
                    .fill("Why", "asked by phone")
                    .press("Send nothing there");
            assertTrue(window.text().contains("Nothing is sent to these 2 any more."), window.text());
            assertTrue(window.text().contains("asked by phone"), window.text());
            window.press("Send to @quiet.example again").press("Send to zoe@people.example again");
            assertTrue(window.text().contains("There is none."), window.text());
        }
    }

    @ParameterizedTest
    @EnumSource
    void looksAtTheDay(Screen screen) {
        try (var window = Walk.signedIn(server, screen, ADMIN, "/queue")) {
            window.follow("Charts");
            assertTrue(window.text().contains("copies in all, at most"), window.text());
            window.follow("7 days");
            assertTrue(window.text().contains("Each bar stands for 3 hours."), window.text());
            window.page().getByText("The numbers as a table").click();
            window.here();
        }
    }
}
