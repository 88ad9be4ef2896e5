package org.carillon.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxDecoder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;

/// The name of a folder: segments divided by `/`, such as `Lists/chess`. Always a place within the person's own:
/// no segment is empty, `.`, `..`, or holds a control character.
public record FolderName(String text) implements Comparable<FolderName> {
    public static final FolderName INBOX = new FolderName("INBOX");

    /// Where letters lie that are spam or may be forged, as in most mail programs (RFC 6154 §2).
    public static final FolderName JUNK = new FolderName("Junk");

    /// Characters of a segment.
    public static final int MAX_SEGMENT = 64;
    /// Octets of the directory: file names end at 255, and some letters take many in [#directory].
    private static final int MAX_OCTETS = 240;
    /// In Maildir++ a dot divides; inside a segment it is written as in the names of IMAP (RFC 3501 §5.1.3).
    private static final String DOT = "&AC4-";

    /// @throws IllegalArgumentException with a sentence when it is no name of a folder
    public FolderName {
        List<String> segments = Arrays.asList(text.split("/", -1));
        if (!segments.stream().allMatch(FolderName::fine)) {
            throw new IllegalArgumentException(
                    "The folder's name must be words of at most " + MAX_SEGMENT + " characters, divided by /.");
        }
        if (segments.size() == 1 && text.equalsIgnoreCase("inbox")) text = "INBOX";
        if (directory(text).length() > MAX_OCTETS) {
            throw new IllegalArgumentException("The folder's name is too long: shorten it.");
        }
    }

    public static Optional<FolderName> parse(String text) {
        try {
            return Optional.of(new FolderName(text));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static boolean fine(String segment) {
        return !segment.isBlank()
                && segment.length() <= MAX_SEGMENT
                && segment.equals(segment.strip())
                && !segment.equals(".")
                && !segment.equals("..")
                && segment.codePoints().noneMatch(FolderName::unprintable);
    }

    private static boolean unprintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /// Letters and digits only, for places where nothing else may stand.
    public String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// What [#token] made, and nothing else, so that each folder has one token.
    public static Optional<FolderName> ofToken(String token) {
        try {
            return parse(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8))
                    .filter(name -> name.token().equals(token));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /// The directory of this folder within the Maildir++; empty for the inbox, which is the Maildir itself.
    String directory() {
        return text.equals("INBOX") ? "" : directory(text);
    }

    private static String directory(String text) {
        return Arrays.stream(text.split("/"))
                .map(segment -> BASE64MailboxEncoder.encode(segment).replace(".", DOT))
                .collect(Collectors.joining(".", ".", ""));
    }

    /// The folder that lies in such a directory; nothing for one whose name we would write otherwise.
    static Optional<FolderName> ofDirectory(String directory) {
        if (!directory.startsWith(".") || directory.length() < 2) return Optional.empty();
        String text = Arrays.stream(directory.substring(1).split("\\.", -1))
                .map(BASE64MailboxDecoder::decode)
                .collect(Collectors.joining("/"));
        return parse(text).filter(name -> name.directory().equals(directory));
    }

    /// The inbox first, then by name.
    @Override
    public int compareTo(FolderName other) {
        if (equals(INBOX) || other.equals(INBOX)) return Boolean.compare(other.equals(INBOX), equals(INBOX));
        return String.CASE_INSENSITIVE_ORDER.compare(text, other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
