package org.carillon.delivery;

import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How wishes to try again are written down for all nodes, on H2.
@QuarkusTest
@TestProfile(SmarthostProfile.class)
class WakesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FIRST = "a.wishes.example";
    private static final String SECOND = "b.wishes.example";

    @Inject
    Wakes wakes;

    @Inject
    Outbox outbox;

    @Inject
    Queue queue;

    @Inject
    Messages messages;

    @Inject
    Sql sql;

    @AfterEach
    void clear() {
        queue.delete(new Queue.Choice.All());
        sql.update("delete from wake");
    }

    private long letterTo(String domain) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long message = messages.store("Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII), "");
            long letter = outbox.enqueue(
                    new Outgoing(
                            message, CopyRecipe.same("a@club.example", HeaderEdits.NONE), Priority.POST, "list/1", "x"),
                    RecipientSource.of(Address.of("bob@" + domain)));
            sql.update(
                    "update outbox set due_at = current_timestamp + interval '1' hour where outgoing_id = ?", letter);
            return letter;
        });
    }

    private record Blocked(CompletableFuture<Integer> work, Instant until) {}

    /// Nodes look at young wishes only: what took longer than that would be seen by nobody.
    @Test
    void aWishIsMadeWhenAllElseIsDone() {
        long letter = letterTo(FIRST);
        Blocked retry = QuarkusTransaction.requiringNew().call(() -> {
            sql.list("select id from outbox where outgoing_id = ? for update", row -> row.getLong(1), letter);
            var work = CompletableFuture.supplyAsync(() -> queue.retry(new Queue.Choice.Letter(letter)));
            awaitBlocked();
            return new Blocked(work, Instant.now());
        });

        assertEquals(1, retry.work().join());
        Instant asked = sql.first(
                        "select asked_at from wake where destination = ?", row -> Sql.instant(row, "asked_at"), FIRST)
                .orElseThrow();
        assertFalse(asked.isBefore(retry.until()), asked + " is before " + retry.until());
    }

    /// Each waits for what the other has, and one of them is broken off.
    @Test
    void twoWhoWishForTheSameDoNotGetInEachOthersWay() {
        wakes.ask(List.of(FIRST, SECOND));
        CompletableFuture<Void> other = QuarkusTransaction.requiringNew().call(() -> {
            touch(FIRST);
            var asking = CompletableFuture.runAsync(
                    () -> QuarkusTransaction.requiringNew().run(() -> wakes.ask(List.of(SECOND, FIRST))));
            awaitBlocked();
            touch(SECOND);
            return asking;
        });

        assertDoesNotThrow(other::join);
    }

    private void touch(String destination) {
        assertEquals(1, sql.update("update wake set asked_at = current_timestamp where destination = ?", destination));
    }

    private void awaitBlocked() {
        await().atMost(PATIENCE)
                .until(() -> QuarkusTransaction.requiringNew().call(() -> sql.number(blockedSessions()) > 0));
    }

    private String blockedSessions() {
        boolean postgres =
                sql.with(c -> c.getMetaData().getDatabaseProductName().equals("PostgreSQL"));
        return postgres
                ? "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
                : "select count(*) from information_schema.sessions where blocker_id is not null";
    }

    @Test
    void manyCountAsAll() {
        wakes.ask(IntStream.rangeClosed(0, Wakes.MOST)
                .mapToObj(i -> "d" + i + ".wishes.example")
                .toList());

        assertEquals(List.of(""), sql.list("select destination from wake", row -> row.getString(1)));
    }
}
