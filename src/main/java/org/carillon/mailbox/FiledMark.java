package org.carillon.mailbox;

import java.util.Optional;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.carillon.mail.EncodedWords;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.Headers;

/// In which folder this house has put a letter, whether by a rule or without one: written above
/// the letter, so that one that lies elsewhere later is known to have been moved. Only what stands
/// above the field that ends our own counts.
public final class FiledMark {
    public static final String FIELD = "X-Carillon-Folder";

    /// Fields of ours stand above this one, those of strangers below it.
    private static final String LAST_OF_OURS = "Delivered-To";

    private FiledMark() {}

    /// Before `Delivered-To` is added. Fields that say the same and are not ours go.
    public static HeaderEdits on(HeaderEdits edits, FolderName folder) {
        return edits.replace(FIELD, value(folder.text()));
    }

    /// In ASCII, with encoded words (RFC 2047) where it takes some.
    private static String value(String name) {
        boolean plain = name.chars().allMatch(c -> c < 127) && !name.contains("=?");
        return plain ? name : EncoderUtil.encodeEncodedWord(name, EncoderUtil.Usage.TEXT_TOKEN);
    }

    /// Empty for a letter that others have filed, or that lay here before such marks were made.
    public static Optional<FolderName> of(Headers headers) {
        Optional<String> mark = Optional.empty();
        for (Headers.Field field : headers.fields()) {
            if (field.name().equalsIgnoreCase(LAST_OF_OURS)) return mark.flatMap(FiledMark::read);
            boolean first = mark.isEmpty() && field.name().equalsIgnoreCase(FIELD);
            if (first) mark = Optional.of(headers.value(field));
        }
        return Optional.empty();
    }

    private static Optional<FolderName> read(String value) {
        return FolderName.parse(EncodedWords.decoded(value).strip());
    }
}
