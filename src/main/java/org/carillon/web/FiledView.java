package org.carillon.web;

import java.time.Instant;
import org.carillon.mail.EncodedWords;
import org.carillon.mail.Headers;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.mailbox.Folders;

/// A letter in a folder as pages show it.
///
/// @param id its name in the folder
/// @param path of its page
/// @param at when it came
record FiledView(String id, String path, String subject, String author, Instant at, boolean seen) {
    /// Characters of a subject or a name; nobody reads further in a list.
    private static final int LONGEST = 300;

    /// @param folder the path of its folder
    static FiledView of(String folder, Folders.Glance glance) {
        return of(folder, glance.letter(), glance.head());
    }

    static FiledView of(String folder, Folders.Opened opened) {
        return of(folder, opened.letter(), opened.bytes());
    }

    private static FiledView of(String folder, Folders.FiledLetter letter, byte[] bytes) {
        Headers headers = new Message(bytes).headers();
        return new FiledView(
                letter.id(),
                folder + "/" + Paths.step(letter.id()),
                line(headers.first("Subject").orElse(""), "(no subject)"),
                author(headers.first("From").orElse("")),
                letter.at(),
                letter.seen());
    }

    private static String author(String from) {
        return Mailbox.list(from).stream()
                .findFirst()
                .map(m -> m.name().isBlank() ? m.address().toString() : m.name())
                .map(name -> cut(Harmless.line(name, "Somebody")))
                .orElseGet(() -> line(from, "Somebody"));
    }

    /// A field's text, decoded.
    static String line(String value, String instead) {
        return cut(Harmless.line(EncodedWords.decoded(value).replaceAll("\\s+", " "), instead));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
