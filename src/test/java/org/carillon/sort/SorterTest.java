package org.carillon.sort;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.sort.Action.Deliver;
import org.carillon.sort.Action.Discard;
import org.carillon.sort.Action.Forward;
import org.junit.jupiter.api.Test;

class SorterTest {
    private static final Facts ANA = new Facts("ana", "bob@example.net", Instant.parse("2026-11-24T08:00:00Z"));
    private static final byte[] LETTER = """
            From: Bob <bob@example.net>
            To: ana@example.org
            Subject: chess
              on Friday
            List-Id: Chess <chess.club.example>

            Grüße von Bob
            """.getBytes(UTF_8);

    private static Verdict sort(String rules, byte[] letter) {
        return Sorter.sort(RuleSet.parse(rules, Dialect.PERSON), letter, ANA);
    }

    private static List<String> folders(Verdict verdict) {
        return verdict.actions().stream()
                .map(action -> action instanceof Deliver deliver ? deliver.folder() : action.toString())
                .toList();
    }

    @Test
    void withoutARuleThatMatchesTheLetterGoesToTheInboxAsItIs() {
        Verdict verdict = sort(":0\n* ^Subject:.*poker\npoker\n", LETTER);
        assertEquals(List.of("INBOX"), folders(verdict));
        assertSame(LETTER, ((Deliver) verdict.actions().getFirst()).bytes());
        assertEquals(List.of(new Step(2, "^Subject:.*poker", false, null)), verdict.trace());
    }

    @Test
    void aLetterFromTheWireMatchesAsIfItsLinesEndedWithLf() {
        byte[] wire = new String(LETTER, ISO_8859_1).replace("\n", "\r\n").getBytes(ISO_8859_1);
        String rules = ":0\n* ^Subject: chess   on Friday$List-Id:\n* B ?? ^Grüße von bob$\n* < " + (LETTER.length + 60)
                + "\nchess\n";
        assertEquals(List.of("chess"), folders(sort(rules, wire)));
        assertSame(wire, ((Deliver) sort(rules, wire).actions().getFirst()).bytes());
        assertEquals(List.of("chess"), folders(sort(rules, LETTER)));
        Deliver body = (Deliver) sort(":0 b\nbox\n", wire).actions().getFirst();
        assertArrayEquals("Grüße von Bob\r\n".getBytes(UTF_8), body.bytes());
    }

    @Test
    void theSenderOfTheEnvelopeIsSeenAsAFromLine() {
        assertEquals(
                List.of("bob"),
                folders(sort(":0\n* ^^From bob@example\\.net Tue Nov 24 08:00:00 2026$From:\nbob\n", LETTER)));
    }

    @Test
    void copiesForwardsAndThrowsAway() {
        Verdict verdict = sort(":0 c\nbox\n:0 c\n! cy@a.example, di@a.example\n:0\n/dev/null\n", LETTER);
        assertEquals("box", folders(verdict).getFirst());
        assertEquals(
                new Forward(List.of(Address.of("cy@a.example"), Address.of("di@a.example"))),
                verdict.actions().get(1));
        assertEquals(new Discard(), verdict.actions().getLast());
    }

    @Test
    void aFolderNamedByTheLetterCannotLeaveItsPlace() {
        String rules = ":0\n* ^List-Id:.*<\\/[^>]+\n\"lists/$MATCH/\"\n";
        assertEquals(List.of("lists/chess.club.example"), folders(sort(rules, LETTER)));
        for (String id : List.of("../../x", "a/b", "a\\b", "..", "a b", "a\tb", "é")) {
            byte[] hostile = ("List-Id: <" + id + ">\n\n").getBytes(UTF_8);
            Verdict verdict = sort(rules + "W=\"$MATCH\"\n:0\n\"$W\"\n", hostile);
            assertTrue(verdict.actions().getFirst() instanceof Action.Refused, id);
            assertEquals("INBOX", folders(verdict).getLast(), id);
        }
    }

    @Test
    void whatTheLetterSaysStaysForeignWhenItIsPutInAsPlainText() {
        String rules = ":0\n* ^Subject: *\\/[^ ]+\n{ }\nW=\"b$\\MATCH\"\n:0\n$W/\n";
        for (String subject : List.of("a/b", "a;b", "ü", "a\\b")) {
            Verdict verdict = sort(rules, ("Subject: " + subject + "\n\n").getBytes(UTF_8));
            assertTrue(verdict.actions().getFirst() instanceof Action.Refused, subject);
            assertEquals("INBOX", folders(verdict).getLast(), subject);
        }
        assertEquals(List.of("b()chess"), folders(sort(rules, LETTER)));
    }

    @Test
    void aLetterIsDecodedOnceHoweverManyConditionsAsk() {
        var letter = new Letter(LETTER, ANA);
        assertSame(letter.decodedBoth(), letter.decodedBoth());
        assertSame(letter.both(), letter.both());
    }

    @Test
    void aPatternThatIsTooLargeThrowsNothingAway() {
        String large = "^FROM_DAEMON|".repeat(400);
        RuleSet fixed = RuleSet.parse("LINEBUF=60000\n:0\n* " + large + "\n/dev/null\n", Dialect.PERSON);
        assertEquals(3, fixed.faults().getFirst().line());
        assertTrue(fixed.faults().getFirst().why().contains("too large"));
        String put = "LINEBUF=60000\nY=" + "^FROM_DAEMON|".repeat(20) + "\nZ=" + "$Y".repeat(20) + "\n";
        for (String condition : List.of("* $ $Z\n", "* ! $ $Z\n", "* $ ! $Z\n")) {
            Verdict verdict = sort(put + ":0\n" + condition + "/dev/null\n", LETTER);
            assertEquals("INBOX", folders(verdict).getLast(), condition);
            assertFalse(verdict.trace().getFirst().matched(), condition);
            assertTrue(verdict.log().getFirst().startsWith("line 5: The pattern"), verdict.log()::toString);
        }
    }

    @Test
    void homeAndMaildirAreThePersonsOwnPlace() {
        assertEquals(List.of("Mail/work"), folders(sort("MAILDIR=$HOME/Mail\n:0:\nwork\n", LETTER)));
        assertEquals(List.of("work"), folders(sort("MAILDIR=$HOME\n:0:\n$MAILDIR/work/\n", LETTER)));
        assertEquals(List.of("INBOX"), folders(sort("DEFAULT=/var/mail/$LOGNAME\n", LETTER)));
        assertEquals(List.of("Maildir"), folders(sort("DEFAULT=$HOME/Maildir/\n", LETTER)));
        assertEquals(
                List.of("INBOX"),
                folders(sort("MAILDIR=/tmp\nDEFAULT=$ORGMAIL\n", LETTER)).subList(1, 2));
    }

    @Test
    void aRuleThatCannotEndLeavesTheLetterInTheInbox() {
        String copies = ":0 c\n{ }\n".repeat(12);
        Verdict verdict = sort(copies + ":0\nbox\n", LETTER);
        assertEquals("INBOX", folders(verdict).getLast());
        assertTrue(verdict.log().getLast().contains("the rules end here"), verdict.log()::toString);
        assertTrue(verdict.actions().size() <= 101);
    }

    @Test
    void aRuleOfTheSiteThatCannotEndLetsTheLetterGoOn() {
        String copies = ":0 c\n{ }\n".repeat(12);
        var rules = RuleSet.parse(copies + ":0 c\n! a@b.example\n", Dialect.SITE);
        assertEquals(
                new Action.Accept(), Sorter.sort(rules, LETTER, ANA).actions().getLast());
    }

    @Test
    void rulesThatAreTooMuchWorkLeaveTheLetterInTheInboxAndSayWhy() {
        for (String condition : List.of("* B ?? (a|b)*c", "* $ B ?? $LOGNAME.*x", "* LOGNAME ?? a.*b")) {
            RuleSet rules = RuleSet.parse(":0 c\nbox\n:0\n" + condition + "\n/dev/null\n", Dialect.PERSON);
            Verdict verdict = new Interpreter(rules, LETTER, ANA, new Budget(20)).verdict();
            assertEquals(List.of("box", "INBOX"), folders(verdict));
            assertEquals(
                    List.of("line 3: the rules end here: the rules are too much work for this letter"), verdict.log());
        }
    }

    @Test
    void aValueThatDoublesDoesNotGrowForEver() {
        Verdict verdict = sort("V=ab\n" + "V=$V$V\n".repeat(60) + "LOG=$V\n", LETTER);
        assertTrue(verdict.variables().get("V").length() <= Variables.MAX_VALUE);
        assertEquals("yes", verdict.variables().get("PROCMAIL_OVERFLOW"));
    }

    @Test
    void addressesThatTheLetterNamesAreCheckedLikeOthers() {
        byte[] hostile = "Reply-To: -oQ/tmp\n\n".getBytes(UTF_8);
        Verdict verdict = sort(":0\n* ^Reply-To: \\/.*\n! $MATCH\n", hostile);
        assertTrue(verdict.actions().getFirst() instanceof Action.Refused);
        assertEquals("INBOX", folders(verdict).getLast());
    }

    @Test
    void aListDecidesOnceAndTagsOnTheWay() {
        String rules = ":0\n* ^Subject:.*chess\ntag chess\n:0\n* B ?? grüße\nhold says $LOGNAME\n:0\naccept\n";
        Verdict verdict = Sorter.sort(RuleSet.parse(rules, Dialect.LIST), LETTER, ANA);
        assertEquals(List.of(new Action.Tag("chess"), new Action.Hold("says ana")), verdict.actions());
        String none = ":0\n* ^X-None:\ndiscard\n";
        assertEquals(
                List.of(),
                Sorter.sort(RuleSet.parse(none, Dialect.LIST), LETTER, ANA).actions());
    }

    @Test
    void atTheSiteWhatNoRuleTookGoesOn() {
        assertEquals(List.of(new Action.Accept()), site(":0\n* ^X-None:\ndiscard\n"));
        var forward = new Action.Forward(List.of(Address.of("a@b.example")));
        assertEquals(List.of(forward, new Action.Accept()), site(":0 c\n! a@b.example\n"));
        assertEquals(List.of(forward), site(":0\n! a@b.example\n"));
    }

    private static List<Action> site(String rules) {
        return Sorter.sort(RuleSet.parse(rules, Dialect.SITE), LETTER, ANA).actions();
    }
}
