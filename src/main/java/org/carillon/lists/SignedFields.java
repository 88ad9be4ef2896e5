package org.carillon.lists;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.mail.Headers;

/// The fields that a DKIM signature of a letter covers, whether they are there or not (RFC 6376 §5.4.2): to add
/// or remove one of them would break the signature.
record SignedFields(Set<String> names) {
    static SignedFields of(Headers headers) {
        return new SignedFields(headers.all("DKIM-Signature").stream()
                .flatMap(signature -> Arrays.stream(signature.split(";")))
                .map(String::strip)
                .filter(tag -> tag.matches("h\\s*=.*"))
                .flatMap(
                        tag -> Arrays.stream(tag.substring(tag.indexOf('=') + 1).split(":")))
                .map(name -> name.replaceAll("\\s", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean cover(String field) {
        return names.contains(field.toLowerCase(Locale.ROOT));
    }
}
