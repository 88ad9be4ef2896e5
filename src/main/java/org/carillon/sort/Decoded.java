package org.carillon.sort;

import java.util.regex.Matcher;
import org.carillon.mail.BodyText;
import org.carillon.mail.EncodedWords;
import org.carillon.mail.Headers;
import org.carillon.mail.Message;

/// A letter as a person reads it, for conditions that say `:decoded`: each header field is one line `Name: value` with
/// one blank behind the colon and its encoded words opened (RFC 2047); of the body it is the text, decoded from its
/// transfer encoding and charset, of an HTML letter without the tags. All in UTF-8.
final class Decoded {
    /// Characters of a body that are looked at.
    private static final int MOST_BODY = 4 * 1024 * 1024;

    private static final java.util.regex.Pattern WORD =
            java.util.regex.Pattern.compile("=\\?[^?\\s]{1,60}+\\?[bBqQ]\\?[^?\\s]{1,600}+\\?=");

    private final Message message;

    /// @param letter without a `From ` line before it
    Decoded(byte[] letter) {
        this.message = new Message(letter);
    }

    Area header() {
        var lines = new StringBuilder();
        Headers headers = message.headers();
        for (Headers.Field field : headers.fields()) {
            lines.append(field.name()).append(": ");
            lines.append(opened(headers.value(field).replace('\t', ' ')).strip());
            lines.append('\n');
        }
        return area(lines.toString());
    }

    Area body() {
        return area(BodyText.of(message, MOST_BODY));
    }

    private static Area area(String text) {
        return Area.of(Latin.inward(text));
    }

    /// [EncodedWords] looks at a bounded piece, and a field with many recipients is longer: so its words are handed
    /// over in runs, which keeps characters whole that were divided between two words.
    private static String opened(String value) {
        if (!value.contains("=?")) return value;
        var text = new StringBuilder();
        Matcher word = WORD.matcher(value);
        int from = 0;
        int to = 0;
        while (word.find()) {
            String gap = value.substring(to, word.start());
            boolean adjacent = to > from && gap.isBlank();
            if (!adjacent || word.end() - from > EncodedWords.MAX_LENGTH) {
                text.append(EncodedWords.decoded(value.substring(from, to)));
                if (!adjacent) text.append(gap);
                from = word.start();
            }
            to = word.end();
        }
        text.append(EncodedWords.decoded(value.substring(from, to)));
        return text.append(value, to, value.length()).toString();
    }
}
