package org.carillon.vacation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Message;
import org.carillon.store.MemoryDatabase;
import org.carillon.trust.Provenance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two machines that answer each other through gateways which take away every mark and give each letter a new sender.
/// Every pair of real programs that was tried so went on for ever; nothing in the letters tells that they are
/// automatic.
class TwoRespondersTest {
    private static final Duration A_MOMENT = Duration.ofSeconds(20);
    private static final Duration A_WHILE = Duration.ofHours(2);
    private static final Duration MONTH = Duration.ofDays(30);

    private MemoryDatabase database;
    private Budgets budgets;
    private Instant now;
    private int letters;

    @BeforeEach
    void anEmptyHouse() throws SQLException, IOException {
        database = MemoryDatabase.open();
        budgets = UsualBudgets.on(database);
        now = Instant.parse("2026-08-01T00:00:00Z");
    }

    /// Ours against a machine that answers everything at once, for a month; the replies of ours.
    private int againstAMachine(IntFunction<String> sender) {
        return againstAMachine(A_WHILE, sender);
    }

    /// @param patience how long the machine waits when it was not answered
    private int againstAMachine(Duration patience, IntFunction<String> sender) {
        long person = database.person();
        Instant end = now.plus(MONTH);
        int replies = 0;
        while (now.isBefore(end)) {
            boolean answered = answers(person, sender.apply(letters++));
            if (answered) replies++;
            now = now.plus(answered ? A_MOMENT : patience);
        }
        return replies;
    }

    private boolean answers(long person, String sender) {
        ReplyDecision decision = AwayPolicy.decide(Case.AWAY, facts(person, sender));
        var reply = assertInstanceOf(ReplyDecision.Reply.class, decision, "nothing in the letter tells");
        return budgets.claim(reply.claim()).isEmpty();
    }

    private AwayFacts facts(long person, String sender) {
        var to = new Addressee(person, "", List.of(Case.BOB), Case.BOB);
        var letter = new Message(
                ("From: " + sender + "\r\nTo: bob@example.net\r\nSubject: Re: your letter\r\n\r\nI am away.\r\n")
                        .getBytes(UTF_8));
        return new AwayFacts(
                to,
                new Envelope(Address.of(sender), List.of(Case.BOB)),
                letter,
                now,
                new AwayFacts.House(false, false, id -> false),
                Provenance.UNKNOWN);
    }

    @Test
    void oneSenderHearsOneReplyAWeek() {
        assertEquals(5, againstAMachine(n -> "desk@tickets.example"));
    }

    @Test
    void numbersInTheSenderMakeNoNewSender() {
        assertEquals(5, againstAMachine(n -> "case-" + (10_000 + n) + "@tickets.example"));
        assertEquals(5, againstAMachine(n -> "SRS0=h" + n + "=t=tickets.example=desk@forward.example"));
    }

    @Test
    void aSenderThatAlwaysVariesHearsThreeAWeek() {
        assertEquals(3 * 5, againstAMachine(n -> word(n) + "@" + word(n + 7) + ".tickets.example"));
    }

    /// A forwarder's address can claim any domain inside; what counts is where the reply goes.
    @Test
    void aSenderThatHidesInForwardersAddressesHearsThreeAWeek() {
        assertEquals(3 * 5, againstAMachine(n -> "SRS0=h=t=" + word(n) + ".example=" + word(n) + "@forward.example"));
    }

    @Test
    void aSenderWithAnyNumberOfDomainsHearsFiftyADay() {
        int replies = againstAMachine(Duration.ofMinutes(30), n -> "desk@" + word(n) + ".example");

        assertTrue(replies <= 50 * 31, replies + " replies in a month");
        assertTrue(replies >= 50 * 29, replies + " replies: the simulation does not press hard enough");
    }

    @Test
    void twoPeopleOfOursWhoAreAwayFallSilent() {
        long ana = database.person();
        long ben = database.person();
        int replies = 0;
        boolean goesOn = true;
        while (goesOn && replies < 1000) {
            goesOn = answers(replies % 2 == 0 ? ana : ben, word(letters++) + "@gateway.example");
            if (goesOn) replies++;
            now = now.plus(A_MOMENT);
        }

        assertEquals(6, replies);
    }

    /// A word without digits for each number.
    private static String word(int number) {
        return "x"
                + Integer.toString(number, 10)
                        .chars()
                        .collect(StringBuilder::new, (b, c) -> b.append((char) (c - '0' + 'a')), StringBuilder::append);
    }
}
