package org.carillon.sort;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DecodedTest {
    private static String header(String letter) {
        return text(new Decoded(letter.getBytes(UTF_8)).header());
    }

    private static String body(String letter) {
        return text(new Decoded(letter.getBytes(UTF_8)).body());
    }

    private static String text(Area area) {
        return new String(area.bytes(), area.from(), area.length(), UTF_8);
    }

    @Test
    void eachFieldIsOneLineWithOneBlankBehindItsColon() {
        assertEquals("Subject: a b c\nX: y\n", header("Subject:   a\r\n b\r\n\tc  \r\nX:y\r\n\r\nbody\r\n"));
    }

    @Test
    void wordsBesideEachOtherBelongTogether() {
        String subject = "Subject: =?utf-8?Q?Gr=C3?=\r\n =?utf-8?Q?=BC=C3=9Fe?= und =?utf-8?B?w7w=?=\r\n\r\n";
        assertEquals("Subject: Grüße und ü\n", header(subject));
    }

    @Test
    void noWordOfALongFieldIsMissed() {
        var to = new StringBuilder("To: ");
        for (int i = 0; i < 200; i++)
            to.append("=?utf-8?Q?J=C3=B6rg_").append(i).append("?= <j@x.example>,\r\n ");
        String header = header(to + "=?utf-8?Q?=C3=96?= <o@x.example>\r\n\r\n");
        for (int i = 0; i < 200; i++) assertTrue(header.contains("Jörg " + i + " <j@x.example>, "), "Jörg " + i);
        assertTrue(header.endsWith("Ö <o@x.example>\n"), header);
        assertFalse(header.contains("=?"), header);
    }

    @Test
    void aLineEndInsideAWordMakesNoFurtherField() {
        assertEquals("Subject: a X-Spam: no\n", header("Subject: =?utf-8?Q?a=0AX-Spam:_no?=\n\n"));
    }

    @Test
    void whatIsNoWordStaysAsItIs() {
        assertEquals("Subject: =?x?= =?a?Q?\n", header("Subject: =?x?= =?a?Q?\n\n"));
    }

    @Test
    void theBodyIsWhatIsRead() {
        assertEquals("Grüße\n", body("Content-Transfer-Encoding: base64\n\nR3LDvMOfZQo=\n"));
        assertEquals("Hello you\n", body("Content-Type: text/html\n\n<p>Hello <b>you</b></p>"));
    }

    @Test
    void aFromLineBeforeTheLetterIsNoPartOfIt() {
        RuleSet rules = RuleSet.parse(":0\n* H:decoded ?? ^^Subject: ü$^^\nbox\n", Dialect.PERSON);
        byte[] letter = "From bob Tue Nov 24 08:00:00 2026\nSubject: =?utf-8?Q?=C3=BC?=\n\nx\n".getBytes(UTF_8);
        Action first = Sorter.sort(rules, letter, new Facts("ana", null, Instant.EPOCH))
                .actions()
                .getFirst();
        assertEquals("box", ((Action.Deliver) first).folder());
    }
}
