package org.carillon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.carillon.delivery.Captured;
import org.carillon.domains.Domains;
import org.carillon.lists.Application;
import org.carillon.lists.By;
import org.carillon.lists.CommandOrigin;
import org.carillon.lists.ListCommands;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListSettings;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Subscription bombing: somebody with many networks has all lists write to a few people, by every door at once, and
/// by every policy.
@QuarkusTest
@Tag("slow")
class FloodOfRequestsTest {
    private static final int REQUESTS = 100_000;
    private static final int TARGETS = 10;
    private static final int NETWORKS = 2_000;
    private static final List<String> POLICIES =
            List.of("open", "confirm", "moderate", "confirm+moderate", "closed", "invite");
    private static final List<String> WORDS = List.of("join", "leave", "help", "request", "confirm");

    @Inject
    Reception reception;

    @Inject
    ListCommands commands;

    @Inject
    Correspondence correspondence;

    @Inject
    ListRegister register;

    @Inject
    Domains domains;

    @Inject
    Captured captured;

    @Inject
    Sql sql;

    private final List<MailingList> lists = new ArrayList<>();
    private String unique = "";

    @BeforeEach
    void listsOfAllPolicies() {
        sql.update("delete from letter_slot");
        domains.add("flood.example.org");
        unique = Long.toString(System.nanoTime(), 36);
        for (String policy : POLICIES) {
            lists.add(register.create(
                    Address.of("l" + lists.size() + unique + "@flood.example.org"),
                    "Chess",
                    ListSettings.USUAL.with("subscribe=" + policy),
                    List.of(Address.of("olga" + unique + "@owners.example")),
                    By.house("test")));
        }
    }

    private String target(int number) {
        return "target" + number % TARGETS + unique + "@victims.example";
    }

    /// One person is asked at several plus addresses, too.
    private String claimed(int number) {
        String plain = target(number);
        return number % 3 == 0 ? plain.replace("@", "+" + number + "@") : plain;
    }

    private void byPage(MailingList list, String address, String network) {
        var who = new Mailbox("", Address.of(address));
        reception.join(list, Application.onPage(who, "Buy pills", network), By.house("test"));
    }

    private void byMail(MailingList list, String address, String network, String word) {
        var letter = new Message(("From: " + address + "\r\nSubject: hello\r\n\r\njoin\r\n").getBytes(UTF_8));
        var envelope = new Envelope(Address.of("x@flood.example"), List.of());
        var origin = new CommandOrigin(false, network);
        QuarkusTransaction.requiringNew()
                .run(() -> correspondence.send(
                        list,
                        commands.obey(list, word, word.equals("confirm") ? "guess" : "", envelope, letter, origin)));
    }

    private List<String> heard(String part) {
        return captured.page(Long.MAX_VALUE, 1000).stream()
                .map(Captured.CapturedLetter::recipient)
                .filter(to -> to.startsWith(part) && to.contains(unique))
                .toList();
    }

    @Test
    void aHundredThousandRequestsAgainstTenPeopleWriteThirtyLetters() {
        for (int i = 0; i < REQUESTS; i++) {
            MailingList list = lists.get(i / TARGETS % lists.size());
            String network = "network" + i % NETWORKS;
            if (i / TARGETS % 2 == 0) byPage(list, claimed(i), network);
            else byMail(list, claimed(i), network, WORDS.get(i / TARGETS / 2 % WORDS.size()));
        }
        await().until(() -> heard("target").size() >= 3 * TARGETS);

        assertEquals(3 * TARGETS, heard("target").size());
        assertEquals(List.of(), heard("olga"), "moderators heard of people who have proven nothing");
        assertEquals(0, waiting(), "somebody waits who has proven nothing");
    }

    private long waiting() {
        return sql.number("select count(*) from join_request where address like ?", "target%" + unique + "%");
    }
}
