package org.carillon.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A leaf of a message's body tree (RFC 2045): a text, an attachment, or a whole message that is enclosed and
/// not looked into.
///
/// @param type such as `text/plain`, in lower case
/// @param charset as the part says, or empty
/// @param flow how its lines are to be joined (RFC 3676)
/// @param name of the file that it would be, or empty
/// @param attached true when the part asks not to be shown with the text (RFC 2183 §2.2)
/// @param content decoded, cut where the bounds of [MimeReader] end
public record MimePart(String type, String charset, Flow flow, String name, boolean attached, byte[] content) {

    /// What the line ends of a plain text mean (RFC 3676 §4).
    public enum Flow {
        /// Lines end where they end.
        FIXED,
        /// A blank at the end of a line joins it with the next.
        FLOWED,
        /// The same, and that blank is no part of the text.
        FLOWED_WITHOUT_BLANK
    }

    /// The leaves of a message in order, within bounds; see [MimeReader].
    public static List<MimePart> leaves(Message message) {
        return new MimeReader(message).leaves();
    }

    /// What a person would read first: the first part that is plain text, or an empty text.
    public static String plainText(Message message) {
        return leaves(message).stream()
                .filter(p -> p.type().equals("text/plain") && !p.attached())
                .findFirst()
                .map(MimePart::text)
                .orElse("");
    }

    /// The content as text; bytes that do not fit the charset become U+FFFD. An unknown charset is read as UTF-8,
    /// and so is US-ASCII, which is a part of it and also stands for none being named (RFC 2045 §5.2).
    public String text() {
        return new String(content, known(charset));
    }

    static Charset known(String name) {
        try {
            Charset known = name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
            return known.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : known;
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
