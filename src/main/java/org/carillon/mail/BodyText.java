package org.carillon.mail;

import java.util.List;

/// What a person would read of a letter.
public final class BodyText {
    private BodyText() {}

    /// All plain texts that are not attachments, flowed paragraphs on one line each; where there is none, the HTML
    /// without its tags. Cut to `max`
    /// characters; NUL becomes U+FFFD.
    public static String of(Message message, int max) {
        List<MimePart> shown = MimePart.leaves(message).stream()
                .filter(part -> !part.attached())
                .toList();
        var text = new StringBuilder();
        for (MimePart part : shown) {
            if (part.type().equals("text/plain") && text.length() < max) text.append(joined(part));
        }
        if (text.isEmpty()) {
            shown.stream()
                    .filter(part -> part.type().equals("text/html"))
                    .findFirst()
                    .ifPresent(part -> text.append(HtmlText.plain(part.text())));
        }
        // each line end is two characters at first: twice as many hold enough
        String plain = cut(text, 2 * max).replace("\r\n", "\n").replace('\0', '\ufffd');
        return cut(plain, max);
    }

    private static String joined(MimePart part) {
        return switch (part.flow()) {
            case FIXED -> part.text();
            case FLOWED -> FlowedText.plain(part.text(), false);
            case FLOWED_WITHOUT_BLANK -> FlowedText.plain(part.text(), true);
        };
    }

    private static String cut(CharSequence text, int max) {
        if (text.length() <= max) return text.toString();
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.subSequence(0, end).toString();
    }
}
