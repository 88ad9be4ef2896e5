package org.carillon.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.carillon.mail.Message;
import org.carillon.mail.MessageId;
import org.carillon.store.Messages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the pages of an archive ask for.
@QuarkusTest
class ReadingTest {
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static int lists;

    @Inject
    Archive archive;

    @Inject
    Reading reading;

    @Inject
    Texts texts;

    @Inject
    Messages messages;

    private String list = "";

    @BeforeEach
    void takeAFreshList() {
        list = "list/r" + lists++;
    }

    private void add(String id, String sent, String text) {
        Instant at = Instant.parse(sent);
        byte[] letter = "Message-ID: <%s>\r\nSubject: %s\r\n\r\n%s"
                .formatted(id, id, text)
                .getBytes(UTF_8);
        QuarkusTransaction.requiringNew()
                .run(() -> archive.add(list, messages.store(letter, ""), new Message(letter), at));
    }

    private List<String> subjects(YearMonth month) {
        return reading.month(list, month, "", 100).conversations().stream()
                .map(Conversation::subject)
                .toList();
    }

    @Test
    void showsTheConversationsOfAMonthByTheirLatestPostInIt() {
        add("july", "2026-07-31T23:59:59Z", "");
        add("first", "2026-08-01T00:00:00Z", "");
        add("last", "2026-08-31T23:59:59Z", "");
        add("september", "2026-09-01T00:00:00Z", "");

        assertEquals(List.of("last", "first"), subjects(AUGUST));
        assertEquals(List.of("july"), subjects(YearMonth.of(2026, 7)));
        assertEquals(List.of(), subjects(YearMonth.of(2025, 8)));
    }

    @Test
    void showsAConversationInEveryMonthThatHasAPostOfIt() {
        add("old", "2026-07-01T00:00:00Z", "");
        Instant later = Instant.parse("2026-08-09T00:00:00Z");
        byte[] answer = "Message-ID: <answer>\r\nIn-Reply-To: <old>\r\nSubject: Re: old\r\n\r\n".getBytes(UTF_8);
        QuarkusTransaction.requiringNew()
                .run(() -> archive.add(list, messages.store(answer, ""), new Message(answer), later));

        assertEquals(List.of("old"), subjects(YearMonth.of(2026, 7)));
        assertEquals(List.of("old"), subjects(AUGUST));
    }

    @Test
    void givesAMonthInPages() {
        for (int i = 0; i < 7; i++) add("s" + i, "2026-08-0" + (1 + i / 2) + "T00:00:00Z", "");
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page = reading.month(list, AUGUST, cursor, 2);
            page.conversations().forEach(c -> seen.add(c.subject()));
            cursor = page.next();
        } while (!cursor.isEmpty());

        assertEquals(List.of("s6", "s5", "s4", "s3", "s2", "s1", "s0"), seen);
        assertThrows(IllegalArgumentException.class, () -> reading.month(list, AUGUST, "junk", 2));
    }

    @Test
    void opensTheTextsOfManyPostsWithinBounds() {
        var hashes = new ArrayList<String>();
        for (int i = 0; i < 50; i++) {
            add("t" + i, "2026-08-01T00:00:00Z", "text " + i);
            hashes.add(new MessageId("t" + i).hash());
        }
        add("long", "2026-08-01T00:00:00Z", "x".repeat(200));
        add("huge", "2026-08-01T00:00:00Z", "y".repeat(Texts.MAX_SIZE));
        String huge = new MessageId("huge").hash();
        String cut = new MessageId("long").hash();
        hashes.addAll(List.of(cut, huge, "NOSUCHPOST"));

        var found = texts.of(list, hashes, 100);

        assertEquals(52, found.size());
        for (int i = 0; i < 50; i++) {
            var excerpt = found.get(hashes.get(i));
            assertEquals("text " + i, excerpt.text());
            assertTrue(excerpt.complete());
        }
        assertEquals("x".repeat(100), found.get(cut).text());
        assertTrue(!found.get(cut).complete());
        assertEquals("", found.get(huge).text());
        assertTrue(!found.get(huge).complete() && found.get(huge).size() > Texts.MAX_SIZE);
        assertTrue(texts.of("list/other", hashes, 100).isEmpty());
    }
}
