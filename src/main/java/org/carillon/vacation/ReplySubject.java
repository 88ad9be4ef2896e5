package org.carillon.vacation;

import java.text.BreakIterator;
import java.util.Locale;
import org.carillon.mail.EncodedWords;
import org.carillon.mail.Headers;

/// `Auto: ` and the subject of the letter (RFC 3834 §3.1.5), decoded, so that no encoded word is ever cut; whoever
/// writes the letter encodes it anew.
final class ReplySubject {
    /// Characters, as people count them.
    static final int MAX_LENGTH = 76;

    private static final String LABEL = "Auto: ";

    private ReplySubject() {}

    static String of(Headers headers) {
        String original = headers.first("Subject").orElse("");
        String plain = EncodedWords.decoded(original).replaceAll("\\s+", " ").strip();
        return plain.isEmpty() ? "Automated reply" : cut(LABEL + plain);
    }

    /// Never between the parts of one character, such as a letter and its accent.
    static String cut(String text) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        for (int i = 0; i < MAX_LENGTH; i++) if (characters.next() == BreakIterator.DONE) return text;
        return text.substring(0, characters.current()).strip();
    }
}
