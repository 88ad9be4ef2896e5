package org.carillon.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RefusalWordsTest {
    private static final Pattern REPLY = Pattern.compile("\\b([45]\\d\\d), \"([45]\\.\\d+\\.\\d+)\"");

    /// As it stands in the sources of the dialogue, so that nobody forgets a new one.
    @Test
    void everyRefusalHasWordsOfItsOwn() throws IOException {
        var replies = new TreeSet<String>();
        for (String room : new String[] {"smtp", "listener"}) {
            try (var files = Files.list(Path.of("src/main/java/org/carillon", room))) {
                for (Path file : files.toList()) {
                    REPLY.matcher(Files.readString(file))
                            .results()
                            .forEach(found -> replies.add(found.group(1) + " " + found.group(2)));
                }
            }
        }
        assertTrue(replies.contains("550 5.1.1"), replies.toString());
        replies.removeIf(reply -> !RefusalWords.of(reply, "").endsWith("for another reason"));
        assertEquals(new TreeSet<>(), replies);
    }

    @Test
    void oneCodeMayMeanSeveralThings() {
        assertEquals("Too many connections of one client", RefusalWords.of("421 4.7.0", "crowd"));
        assertEquals("Too many errors, or commands that lead to nothing", RefusalWords.of("421 4.7.0", "errors"));
        assertEquals("A letter in the name of somebody else", RefusalWords.of("550 5.7.1", "not_theirs"));
        assertEquals("Relaying", RefusalWords.of("550 5.7.1", "relay"));
        assertEquals("No such address here", RefusalWords.of("550 5.1.1", "unknown_recipient"));
    }

    @Test
    void whatNobodyKnowsIsStillPutIntoWords() {
        assertEquals("Put off for another reason", RefusalWords.of("451 4.9.9", "other"));
        assertEquals("Refused for another reason", RefusalWords.of("550 5.9.9", "other"));
    }
}
