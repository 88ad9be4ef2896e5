package org.carillon.desk;

import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carillon.delivery.Captured;
import org.carillon.domains.Domains;
import org.carillon.lists.Application;
import org.carillon.lists.By;
import org.carillon.lists.JoinRequests;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListSettings;
import org.carillon.lists.MailingList;
import org.carillon.lists.Trail;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.store.Sql;
import org.carillon.testing.ErrorsHeard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nobody has decided about people in time.
@QuarkusTest
class RequestSweepTest {
    @Inject
    RequestSweep sweep;

    @Inject
    Reception reception;

    @Inject
    JoinRequests requests;

    @Inject
    ListRegister register;

    @Inject
    Domains domains;

    @Inject
    Captured captured;

    @Inject
    Trail trail;

    @Inject
    Sql sql;

    private String unique = "";
    private MailingList list;

    @BeforeEach
    void aList() {
        sql.update("delete from letter_slot");
        domains.add("sweep.example.org");
        unique = Long.toString(System.nanoTime(), 36);
        list = register.create(
                Address.of("l" + unique + "@sweep.example.org"),
                "Chess",
                ListSettings.USUAL.with("subscribe=moderate"),
                List.of(),
                By.house("test"));
    }

    private String waits(String name) {
        String address = name + unique + "@example.org";
        var who = new Mailbox("", Address.of(address));
        reception.join(list, Application.signedIn(who, ""), By.house("test"));
        return address;
    }

    private void late() {
        sql.update(
                "update join_request set expires_at = ? where list_id = ?",
                Instant.now().minusSeconds(1),
                list.id());
    }

    private long letters(String to) {
        return captured.page(Long.MAX_VALUE, 1000).stream()
                .filter(l -> l.recipient().equals(to))
                .count();
    }

    @Test
    void whoAskedIsToldOnce() {
        String ana = waits("ana");
        sweep.sweep();
        assertEquals(1, requests.count(list.id()), "ended before its time");
        late();

        assertTrue(sweep.sweep() >= 1);
        sweep.sweep();

        await().until(() -> letters(ana) > 0);
        assertEquals(1, letters(ana));
        assertEquals(0, requests.count(list.id()));
        assertEquals(
                "request expired",
                trail.page(list.id(), Trail.Mark.NEWEST, 1).getFirst().action());
    }

    @Test
    void aRequestThatCannotBeReadDoesNotStopTheOthers() {
        String ana = waits("ana");
        String ben = waits("ben");
        String chloe = waits("chloe");
        late();
        sql.update("update join_request set mode = 'nonsense' where address = ?", ana);
        sql.update("update join_request set address = 'no address' where address = ?", ben);

        sweep.sweep();

        await().until(() -> letters(chloe) == 1);
        assertEquals(0, requests.count(list.id()), "what cannot be read stays for ever");
    }

    /// A stranger whose other requests used up what the address may hear is told later, not never.
    @Test
    void whoCannotBeToldNowWaitsForTheNextSweep() {
        String dan = waits("dan");
        late();
        for (int slot = 0; slot < 10; slot++) {
            sql.update(
                    "insert into letter_slot (kind, target, slot, taken_at) values ('answer', ?, ?, ?)",
                    dan,
                    slot,
                    Instant.now());
        }
        sweep.sweep();
        assertEquals(1, requests.count(list.id()), "ended in silence");

        sql.update("delete from letter_slot");
        sweep.sweep();
        await().until(() -> letters(dan) == 1);
        assertEquals(0, requests.count(list.id()));
    }

    @Test
    void afterAWeekItEndsThoughNoLetterCanBeWritten() {
        String eli = waits("eli");
        sql.update(
                "update join_request set expires_at = ? where list_id = ?",
                Instant.now().minus(Duration.ofDays(8)),
                list.id());
        for (int slot = 0; slot < 10; slot++) {
            sql.update(
                    "insert into letter_slot (kind, target, slot, taken_at) values ('answer', ?, ?, ?)",
                    eli,
                    slot,
                    Instant.now());
        }
        sweep.sweep();
        assertEquals(0, requests.count(list.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"join_request", "letter_slot"})
    void aDatabaseThatIsAwayEndsNothingAndIsNoErrorOfOurs(String table) {
        waits("fay");
        late();
        try (var heard = ErrorsHeard.begin()) {
            sql.update("alter table " + table + " rename to away");
            try {
                assertEquals(0, sweep.sweep());
            } finally {
                sql.update("alter table away rename to " + table);
            }
            assertEquals(List.of(), heard.all());
        }
        assertEquals(1, requests.count(list.id()));
        sql.update("delete from letter_slot");
        sweep.sweep();
        assertEquals(0, requests.count(list.id()), "the next sweep ends it");
    }
}
