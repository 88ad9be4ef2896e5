package org.carillon.mail;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/// Reads encoded words (RFC 2047) in strangers' text. The library behind it takes quadratic time on hostile
/// text, so that this is the only place that calls it, and never with more than [#MAX_LENGTH] characters.
public final class EncodedWords {
    /// Characters that are looked at; subjects and names that people write are far shorter.
    public static final int MAX_LENGTH = 1000;

    private EncodedWords() {}

    /// The text with its encoded words opened and each control character made a blank: at most [#MAX_LENGTH]
    /// characters of it, never half of one.
    public static String decoded(String text) {
        String head = cut(text);
        return withoutControls(head.contains("=?") ? cut(opened(head)) : head);
    }

    private static String opened(String text) {
        try {
            return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
        } catch (RuntimeException unreadable) {
            return text;
        }
    }

    private static String cut(String text) {
        if (text.length() <= MAX_LENGTH) return text;
        int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return text.substring(0, end);
    }

    private static String withoutControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) return text.replaceAll("[\\p{Cntrl}\u0080-\u009f]", " ");
        }
        return text;
    }
}
