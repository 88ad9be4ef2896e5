package org.carillon.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.carillon.mail.Message;
import org.junit.jupiter.api.Test;

class ExaminerTest {
    private static List<String> authors(String from) {
        return Examiner.authors(new Message(("From: " + from + "\r\n\r\n").getBytes(UTF_8)));
    }

    @Test
    void findsEachAuthorThatSomebodyCouldSee() {
        assertEquals(List.of("b.example"), authors("Ana <a@b.example>"));
        assertEquals(List.of("b.example"), authors("\"c\\\"@d.example\" <a@b.example>"));
        assertEquals(List.of(), authors("The Bank"));
        assertTrue(authors("<boss@bank.example> <x@other.example>").contains("bank.example"));
        assertTrue(authors("<boss@bank.example> <x@other.example>").contains("other.example"));
    }

    /// As deep as the header may be large.
    @Test
    void aFieldOfAnyLengthIsReadWithoutAStackAsDeep() {
        authors("\"" + "x".repeat(250_000) + "\" <a@b.example>");
        authors("\"" + "\\x".repeat(125_000) + "\" <a@b.example>");
        authors("<a@b.example> @" + "a.".repeat(125_000));
        authors("<a@b.example> " + "(".repeat(250_000));
        authors("<a@b.example> " + "@a.example,".repeat(20_000));
    }
}
