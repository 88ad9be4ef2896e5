package org.carillon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.carillon.archive.Archive;
import org.carillon.archive.ArchiveEndedException;
import org.carillon.domains.Domains;
import org.carillon.lists.Actor;
import org.carillon.lists.Bans;
import org.carillon.lists.By;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListSettings;
import org.carillon.lists.ListText;
import org.carillon.lists.ListTexts;
import org.carillon.lists.MailingList;
import org.carillon.lists.Members;
import org.carillon.lists.Moves;
import org.carillon.lists.Role;
import org.carillon.lists.SettingException;
import org.carillon.lists.Token;
import org.carillon.lists.Tokens;
import org.carillon.mail.Address;
import org.carillon.mail.Message;
import org.carillon.rules.RuleBook;
import org.carillon.rules.RuleOwner;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.carillon.testing.Eventually;
import org.junit.jupiter.api.Test;

/// A list is deleted, with all that is kept of it anywhere.
@QuarkusTest
class ListEndingTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DOMAIN = "ending.example.org";
    private static final By BY = By.house("test");
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Inject
    ListEnding ending;

    @Inject
    ListRegister register;

    @Inject
    Moves moves;

    @Inject
    Domains domains;

    @Inject
    Members members;

    @Inject
    Archive archive;

    @Inject
    Messages messages;

    @Inject
    HeldPosts held;

    @Inject
    Bans bans;

    @Inject
    ListTexts texts;

    @Inject
    Tokens tokens;

    @Inject
    RuleBook rules;

    @Inject
    Sql sql;

    private MailingList list() {
        domains.add(DOMAIN);
        String local = "end" + COUNT.incrementAndGet() + "x" + Long.toString(System.nanoTime() % 1_000_000, 36);
        return register.create(
                new Address(local, DOMAIN), "", ListSettings.USUAL, List.of(Address.of("olga@home.example")), BY);
    }

    private long letter(MailingList list, String id, String... fields) {
        byte[] bytes = ("Message-ID: <" + id + "@" + list.id() + ">\r\n" + String.join("\r\n", fields)
                        + "\r\nSubject: Hi\r\n\r\nHi\r\n")
                .getBytes(UTF_8);
        return QuarkusTransaction.requiringNew().call(() -> {
            long number = messages.store(bytes, "");
            archive.add(list.key(), number, new Message(bytes), Instant.parse("2026-08-01T12:00:00Z"));
            return number;
        });
    }

    private long heldPost(MailingList list) {
        byte[] bytes = "From: ana@home.example\r\n\r\nHi\r\n".getBytes(UTF_8);
        return QuarkusTransaction.requiringNew().call(() -> {
            long number = messages.store(bytes, "");
            held.hold(list, number, null, new Message(bytes), new HeldPosts.Why("for a test", List.of()));
            return number;
        });
    }

    private void join(MailingList list, int many) {
        members.importAll(list, IntStream.range(0, many).mapToObj(i -> "m" + i + "@home.example"), BY);
    }

    private void endsInSteps(MailingList list) {
        ending.begin(list, BY);
        ends(list);
    }

    /// The server's own sweep may be at it, too.
    private void ends(MailingList list) {
        Eventually.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> {
            assertTrue(ending.step(list.id()) <= ListEnding.STEP, "more rows in one step");
            return sql.number("select count(*) from mailing_list where id = ?", list.id()) == 0;
        });
    }

    /// Every table that names lists, and how many rows it has of this one.
    private TreeMap<String, Long> left(MailingList list) {
        var left = new TreeMap<String, Long>();
        for (String column : List.of("list_id", "list_key", "owner", "origin", "name")) {
            String tables = "select table_name from information_schema.columns where column_name = ?"
                    + " and lower(table_schema) = 'public' order by table_name";
            for (String table : sql.list(tables, row -> row.getString(1), column)) {
                if (table.equals("ended_address") || table.equals("archive_list")) continue;
                Object value = column.equals("list_id") ? list.id() : list.key();
                long rows = sql.number("select count(*) from " + table + " where " + column + " = ?", value);
                if (rows > 0) left.put(table, rows);
            }
        }
        long self = sql.number("select count(*) from mailing_list where id = ?", list.id());
        if (self > 0) left.put("mailing_list", self);
        return left;
    }

    @Test
    void leavesNothingOfTenThousandMembersAndOfAllElse() {
        MailingList before = list();
        MailingList list =
                moves.move(before, before.address().withLocal(before.address().local() + "2"), false, BY);
        join(list, 10_000);
        long root = letter(list, "a");
        long answer =
                letter(list, "b", "In-Reply-To: <a@" + list.id() + ">", "References: <lost@x> <a@" + list.id() + ">");
        long waits = heldPost(list);
        bans.add(list, "worse@spam.example", "", BY);
        texts.change(list, "welcome", ListTexts.ANY, new ListText("", "Hello {address}"), BY);
        rules.set(RuleOwner.list(list.id()), "# none", "test");
        String secret = tokens.make(
                        "test",
                        new Actor.Grant(Role.OWNER, DOMAIN, list.address().local()),
                        0,
                        Token.Maker.program(BY, null))
                .secret();
        assertTrue(left(list).size() > 10, left(list).toString());

        endsInSteps(list);

        assertEquals(new TreeMap<String, Long>(), left(list));
        for (long message : List.of(root, answer, waits))
            assertTrue(messages.find(message).isEmpty());
        assertTrue(tokens.bearer(secret).isEmpty());
    }

    @Test
    void isNotFoundFromTheFirstStepOnAndNeitherIsItsToken() {
        MailingList list = list();
        join(list, 3);
        String secret = tokens.make(
                        "test",
                        new Actor.Grant(Role.OWNER, DOMAIN, list.address().local()),
                        0,
                        Token.Maker.program(BY, null))
                .secret();
        ending.begin(list, BY);

        assertTrue(MailingList.at(list.address()).isEmpty());
        assertTrue(MailingList.withId(list.id()).isEmpty());
        assertTrue(MailingList.page(DOMAIN, "", 1000).stream().noneMatch(l -> l.id() == list.id()));
        assertTrue(tokens.bearer(secret).isEmpty());
        assertThrows(SettingException.class, () -> ending.begin(list, BY));
        assertThrows(SettingException.class, () -> register.close(list, BY));
    }

    @Test
    void whatAServerLeftUndoneTheNextOneDoes() {
        MailingList list = list();
        join(list, 1500);
        ending.begin(list, BY);
        ending.step(list.id());

        Eventually.await().atMost(PATIENCE).until(() -> {
            ending.sweep();
            return left(list).isEmpty();
        });
    }

    @Test
    void anotherNodeIsLeftToItsWork() {
        MailingList list = list();
        join(list, 3);
        ending.begin(list, BY);
        QuarkusTransaction.requiringNew().run(() -> {
            // unless the server's own sweep was faster
            if (sql.list("select id from mailing_list where id = ? for update", row -> 1, list.id())
                    .isEmpty()) return;
            long before = members(list);
            assertEquals(0, ending.step(list.id()));
            assertEquals(before, members(list));
        });
        ends(list);
        assertEquals(0, members(list));
    }

    private long members(MailingList list) {
        return sql.number("select count(*) from member where list_id = ?", list.id());
    }

    @Test
    void nothingIsAddedToItsArchiveAfterwards() {
        MailingList list = list();
        letter(list, "a");
        endsInSteps(list);
        assertThrows(ArchiveEndedException.class, () -> letter(list, "late"));
    }

    @Test
    void leavesOtherListsAlone() {
        MailingList list = list();
        MailingList other = list();
        join(list, 3);
        join(other, 3);
        letter(list, "a");
        letter(other, "a");
        var before = left(other);

        endsInSteps(list);

        assertEquals(before, left(other));
    }

    @Test
    void itsAddressesAreNotUsedAgainInSilence() {
        MailingList before = list();
        MailingList list =
                moves.move(before, before.address().withLocal(before.address().local() + "2"), false, BY);
        endsInSteps(list);
        for (Address address : List.of(before.address(), list.address())) {
            String why = assertThrows(
                            SettingException.class,
                            () -> register.create(address, "", ListSettings.USUAL, List.of(), BY))
                    .getMessage();
            assertTrue(why.contains("was the address of a list until"), why);
            var profile = org.carillon.lists.Profile.of(address, "", ListSettings.USUAL);
            assertEquals(
                    address,
                    register.create(address, profile, List.of(), true, BY).address());
        }
    }
}
