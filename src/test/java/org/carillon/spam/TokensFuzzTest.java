package org.carillon.spam;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.mail.Message;
import org.carillon.spam.rule.Rules;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class TokensFuzzTest {
    private static final List<SpamRule> RULES = Rules.all(Map.of("cheap", 1.0));

    /// A letter of any octets has tokens within bounds, and each rule has an opinion of it or
    /// none.
    @FuzzTest(maxDuration = "10m")
    void readsAnyLetter(byte[] octets) {
        Sample sample = Sample.of(new Message(octets), Samples.NOON);
        Set<String> tokens = Tokens.of(sample);
        assertTrue(tokens.size() <= Tokens.MOST);
        for (String token : tokens) {
            assertFalse(token.isEmpty());
            assertTrue(token.length() <= Tokens.MOST_LENGTH, token);
        }
        for (SpamRule rule : RULES) {
            rule.look(sample).ifPresent(hint -> assertFalse(hint.words().isBlank(), rule.name()));
        }
    }
}
