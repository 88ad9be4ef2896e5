package org.carillon.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SubmissionTest {
    private static final Set<String> THEIRS = Set.of("mia@club.example", "mia@elsewhere.example");
    private static final Submission.Stamp STAMP =
            new Submission.Stamp("<new@mx.club.example>", Instant.parse("2026-11-03T09:05:01Z"));
    private static final String WHOLE = "From: Mia <mia@club.example>\r\nDate: today\r\nMessage-ID: <1@x>\r\n";

    @Test
    void leavesAWholeLetterAsItIs() {
        String letter = WHOLE + "Subject: \tx  \r\n y\r\n\r\nhello\r\n";
        assertEquals(letter, fixed(letter));
    }

    @Test
    void addsWhatIsMissingOrEmpty() {
        String added = "Date: Tue, 3 Nov 2026 09:05:01 +0000\r\nMessage-ID: <new@mx.club.example>\r\n";
        assertEquals(added + "From: mia@club.example\r\n\r\nhello", fixed("From: mia@club.example\r\n\r\nhello"));
        assertEquals(
                added + "From: mia@club.example\r\n\r\n",
                fixed("Date:\r\nFrom: mia@club.example\r\nMessage-ID:  \r\n\r\n"));
    }

    @Test
    void takesAwayWhatIsNobodysBusiness() {
        assertEquals(
                WHOLE + "To: a@b.example\r\n\r\nBcc: in the text\r\n",
                fixed("Return-Path: <x@y.example>\r\n" + WHOLE
                        + "bcc: secret@far.example,\r\n more@far.example\r\nTo: a@b.example\r\nResent-Bcc: c@d.example\r\n"
                        + "\r\nBcc: in the text\r\n"));
    }

    @Test
    void fromAndSenderAreTheirs() {
        assertEquals(
                "From has <boss@club.example>, which is not an address of your account",
                refused("From: Mia <mia@club.example>, boss@club.example\r\n\r\n"));
        assertEquals(
                "Sender has <boss@club.example>, which is not an address of your account",
                refused(WHOLE + "Sender: boss@club.example\r\n\r\n"));
        assertTrue(fixed("From: mia@club.example, mia@elsewhere.example\r\nSender: mia@club.example\r\n\r\n")
                .contains("Sender: mia"));
    }

    @Test
    void oneFromFieldWithAnAddress() {
        assertTrue(refused("To: a@b.example\r\n\r\n").contains("no From field"));
        assertTrue(refused(WHOLE + "From: mia@club.example\r\n\r\n").contains("several From fields"));
        assertTrue(refused("From: Mia\r\n\r\n").contains("has no address"));
        assertTrue(refused("From: friends:;\r\n\r\n").contains("has no address"));
        assertTrue(refused(WHOLE + "Sender: mia@club.example\r\nSender: mia@club.example\r\n\r\n")
                .contains("several Sender fields"));
    }

    /// The other readers would find a second From and the Bcc behind it.
    @Test
    void theHeaderIsOfFieldsOnly() {
        for (String line : new String[] {"X Y: z", "no field", ": no name", " \tnothing", "\u0001: control"}) {
            String sentence = refused((line.startsWith(" ") ? "" : WHOLE) + line + "\r\nBcc: a@b.example\r\n\r\n");
            assertTrue(sentence.contains("no field"), line + sentence);
        }
        assertEquals(WHOLE, fixed(WHOLE));
    }

    /// Whatever stands in the text, no octet of it changes.
    @Property
    void theTextStaysAsItIs(@ForAll @Size(max = 300) byte[] text) {
        byte[] head = (WHOLE + "\r\n").getBytes(UTF_8);
        byte[] letter = java.util.Arrays.copyOf(head, head.length + text.length);
        System.arraycopy(text, 0, letter, head.length, text.length);
        var fixed = assertInstanceOf(Submission.Fixed.class, submitted(letter));
        assertArrayEquals(letter, fixed.bytes());
    }

    @Property
    void neverThrows(@ForAll @Size(max = 300) byte[] letter) {
        assertTrue(submitted(letter) != null);
    }

    private static Submission submitted(byte[] letter) {
        return Submission.of(letter, address -> THEIRS.contains(address.key()), STAMP);
    }

    private static String fixed(String letter) {
        return new String(
                assertInstanceOf(Submission.Fixed.class, submitted(letter.getBytes(UTF_8)))
                        .bytes(),
                UTF_8);
    }

    private static String refused(String letter) {
        return assertInstanceOf(Submission.Refused.class, submitted(letter.getBytes(UTF_8)))
                .sentence();
    }
}
