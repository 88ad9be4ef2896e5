package org.carillon.vacation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.mail.Headers;
import org.carillon.mail.Message;
import org.junit.jupiter.api.Test;

class ReplySubjectTest {
    private static Headers subject(String text) {
        return new Message(("Subject: " + text + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)).headers();
    }

    @Test
    void putsALabelBeforeTheSubject() {
        assertEquals("Auto: Re: Lunch", ReplySubject.of(subject("Re:  Lunch")));
        assertEquals("Auto: Grüße", ReplySubject.of(subject("=?ISO-8859-1?Q?Gr=FC=DFe?=")));
    }

    @Test
    void saysWhatItIsWhenThereIsNoSubject() {
        assertEquals("Automated reply", ReplySubject.of(subject("")));
        assertEquals("Automated reply", ReplySubject.of(new Message(new byte[0]).headers()));
    }

    @Test
    void isCutBehindAWholeCharacter() {
        String long1 = "ä".repeat(200);
        String encoded =
                "=?UTF-8?B?" + Base64.getEncoder().encodeToString(long1.getBytes(StandardCharsets.UTF_8)) + "?=";

        assertEquals("Auto: " + "ä".repeat(70), ReplySubject.of(subject(encoded)));
        assertEquals("Auto: " + "👩‍👩‍👧".repeat(70), ReplySubject.of(subject("👩‍👩‍👧".repeat(80))));
        assertEquals("Auto: " + "x".repeat(70), ReplySubject.of(subject("x".repeat(70))));
    }

    @Property
    void anySubjectBecomesOneShortLine(@ForAll String text) {
        String subject = ReplySubject.of(subject(text));

        assertTrue(subject.startsWith("Auto"), subject);
        assertTrue(subject.chars().noneMatch(c -> c == '\r' || c == '\n'));
    }
}
