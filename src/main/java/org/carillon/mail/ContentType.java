package org.carillon.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;

/// What a Content-Type field says (RFC 2045 §5.1): comments and blanks around `/`, `;` and `=` are left out, quotes
/// are opened. Text that is none of it has an unknown type and no parameters.
///
/// @param type such as `text/plain`, in lower case
record ContentType(String type, List<NameValuePair> parameters) {
    /// Characters of a value that are looked at.
    private static final int LOOKED_AT = 16 * 1024;

    static ContentType of(String value) {
        String bounded = value.substring(0, Math.min(LOOKED_AT, value.length()));
        // a line break that no blank follows is an error to RawField
        var field = new RawField("Content-Type", Headers.unfolded(bounded));
        RawBody parsed = RawFieldParser.DEFAULT.parseRawBody(field);
        String type = parsed.getValue() == null ? "" : parsed.getValue();
        return new ContentType(
                type.replaceAll("\\s{0,9}/\\s{0,9}", "/").toLowerCase(Locale.ROOT), List.copyOf(parsed.getParams()));
    }

    /// True when a parameter of this name has this value; case is of no matter. Where it is given twice, each counts.
    boolean says(String name, String value) {
        return parameters.stream()
                .anyMatch(p -> name.equalsIgnoreCase(p.getName())
                        && p.getValue() != null
                        && value.equalsIgnoreCase(p.getValue().strip()));
    }

    /// The first parameter of this name.
    Optional<String> parameter(String name) {
        return parameters.stream()
                .filter(p -> name.equalsIgnoreCase(p.getName()) && p.getValue() != null)
                .map(NameValuePair::getValue)
                .findFirst();
    }
}
