package org.carillon.web;

import java.util.List;
import org.carillon.mail.BodyText;
import org.carillon.mail.Message;
import org.carillon.mail.MimePart;
import org.carillon.spam.SpamReport;

/// What somebody reads of a letter in their folder.
///
/// @param size of the whole letter in bytes
/// @param complete false when the text goes on in the letter itself
/// @param spam what our filter said of it; empty when it said nothing
record FiledText(
        List<Field> fields, List<Block> blocks, List<Attachment> attachments, int size, boolean complete, String spam) {
    /// Characters that are shown.
    private static final int MAX_TEXT = 200_000;
    /// Attachments that are named.
    private static final int MAX_ATTACHMENTS = 20;

    private static final List<String> FIELDS = List.of("From", "To", "Cc", "Date", "Reply-To");

    record Field(String name, String value) {}

    /// @param type such as `image/png`
    record Attachment(String type, int size) {}

    static FiledText of(byte[] bytes) {
        var letter = new Message(bytes);
        String text = BodyText.of(letter, MAX_TEXT);
        return new FiledText(
                fields(letter),
                LetterText.blocks(text, true),
                attachments(letter),
                bytes.length,
                text.length() < MAX_TEXT,
                Harmless.line(SpamReport.in(letter.headers()).orElse(""), ""));
    }

    private static List<Field> fields(Message letter) {
        return FIELDS.stream()
                .flatMap(name -> letter.headers().first(name).stream()
                        .map(value -> new Field(name, FiledView.line(value, "")))
                        .filter(field -> !field.value().isEmpty()))
                .toList();
    }

    private static List<Attachment> attachments(Message letter) {
        return MimePart.leaves(letter).stream()
                .filter(part -> part.attached() || !part.type().startsWith("text/"))
                .limit(MAX_ATTACHMENTS)
                .map(part -> new Attachment(Harmless.line(part.type(), "a file"), part.content().length))
                .toList();
    }
}
