package org.carillon.spam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.mail.Message;
import org.carillon.testing.Letters;
import org.junit.jupiter.api.Test;

class TokensTest {
    @Test
    void marksWhereAWordStood() {
        Set<String> tokens = Tokens.of(Samples.plain("Cheap Bells", "ring the Bells at http://www.bells.example/x"));

        assertTrue(
                tokens.containsAll(List.of(
                        "subject:Cheap",
                        "subject:Bells",
                        "from:ana@club.example",
                        "from:@club.example",
                        "from:ana",
                        "to:@club.example",
                        "id:club.example",
                        "field:Message-ID",
                        "type:text/plain",
                        "bells",
                        "link:www.bells.example",
                        "link:bells.example")),
                tokens.toString());
    }

    @Test
    void readsTheWayOfALetter() {
        Set<String> tokens = Tokens.of(
                Samples.of(
                        "Received: from gate (mx.far.example.co.uk [192.0.2.77]) by us; x\nX-Mailer: Bulk Master 3\n\nhello\n"));

        assertTrue(
                tokens.containsAll(List.of(
                        "hop:mx.far.example.co.uk",
                        "hop:example.co.uk",
                        "hop:192.0",
                        "hop:192.0.2",
                        "program:bulk",
                        "program:master",
                        "to:none")),
                tokens.toString());
    }

    @Test
    void readsHowAHeaderWasMade() {
        Set<String> tokens = Tokens.of(
                Samples.of(
                        "Received: from far (HELO x) ([192.0.2.7]) by us\n"
                                + "Received: from a ([192.0.2.7])\nFrom: x77@far.example\nTo: b@club.example <b@club.example>\n"
                                + "Date: Fri, 14 Aug 2026 11:59:00 +0900\nMessage-ID: <12ab$34@far.example>\nX-Priority: 1\n\nhello\n"));

        assertTrue(
                tokens.containsAll(List.of(
                        "hops:2",
                        "sign:host by its own word",
                        "sign:host without a name",
                        "sign:sender without a name",
                        "sign:sender with digits",
                        "zone:+0900",
                        "shape:<9a$9",
                        "value:X-Priority 1")),
                tokens.toString());
    }

    @Test
    void readsWhatIsEncoded() {
        Set<String> tokens = Tokens.of(Samples.of("Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\n"
                + "Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
                + "<p>Gl=FC<b>ck</b>\n"));

        assertTrue(
                tokens.containsAll(List.of("subject:Gr\u00fc\u00dfe", "gl\u00fcck", "charset:iso-8859-1")),
                tokens.toString());
    }

    @Test
    void learnsNothingFromFiltersBeforeUs() {
        Set<String> tokens = Tokens.of(Samples.of(
                "X-Spam-Flag: YES\nX-Spam-Status: yes\nAuthentication-Results: a; spf=fail\nX-Mood: good\n\nhello\n"));

        assertTrue(tokens.contains("field:X-Mood"));
        assertFalse(
                tokens.stream().anyMatch(token -> token.contains("Spam") || token.contains("Auth")), tokens.toString());
    }

    @Test
    void areNoMoreThanTwoThousand() {
        String words = IntStream.range(0, 50_000).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));

        Set<String> tokens = Tokens.of(Samples.plain("many", words));

        assertEquals(Tokens.MOST, tokens.size());
        assertTrue(tokens.contains("word0"));
    }

    @Test
    void doNotReadWhatStandsBehindAQuarterOfAMegabyte() {
        Set<String> tokens = Tokens.of(Samples.plain("long", "x\n".repeat(200_000) + "behind"));

        assertFalse(tokens.contains("behind"));
    }

    @Test
    void areFoundInEveryLetter() {
        for (Letters.Letter letter : Letters.mix(200)) {
            Set<String> tokens = Tokens.of(Sample.of(new Message(letter.bytes()), Samples.NOON));
            assertTrue(tokens.size() > 5, letter + " of " + Letters.source());
        }
    }
}
