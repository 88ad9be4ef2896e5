package org.carillon.stories;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.mail.Headers;
import org.carillon.mail.Message;
import org.carillon.testing.FakeMx.Delivery;

/// A copy of a post as a member got it, taken apart: what the list put on top, and the rest, which must be the
/// letter.
///
/// @param letter the name of the letter whose bytes these are
/// @param added the fields on top
/// @param tag who it is for, from the return path
record Copy(String letter, List<Added> added, String member, String returnPath) {
    record Added(String name, String value) {}

    /// Fields a list may add; everything else must be the author's.
    private static final Pattern OURS = Pattern.compile(
            "received|dkim-signature|list-.*|x-list-.*|x-loop|sender|precedence|archived-at", Pattern.CASE_INSENSITIVE);

    private static final Pattern LINK = Pattern.compile("<https://lists\\.example\\.org/u/(\\d+)/(\\w+)/(\\w+)>");

    /// The letter without the fields that a list may take away, as text of bytes.
    static String kept(byte[] letter) {
        var message = new Message(letter);
        var kept = new StringBuilder();
        int at = 0;
        for (Headers.Field field : message.headers().fields()) {
            if (!replaced(message.headers(), field)) continue;
            kept.append(text(letter, at, field.start()));
            at = field.end();
        }
        return kept.append(text(letter, at, letter.length)).toString();
    }

    private static boolean replaced(Headers headers, Headers.Field field) {
        String name = field.name().toLowerCase(Locale.ROOT);
        if (name.startsWith("list-")) return true;
        return name.equals("precedence")
                && !headers.value(field).toLowerCase(Locale.ROOT).matches("list|bulk|junk");
    }

    /// Finds the letter whose kept bytes follow our own fields.
    ///
    /// @param letters kept bytes → name
    static Optional<Copy> of(Delivery delivery, Map<String, String> letters) {
        byte[] bytes = delivery.bytes();
        var headers = new Message(bytes).headers();
        var added = new ArrayList<Added>();
        for (Headers.Field field : headers.fields()) {
            String letter = letters.get(text(bytes, field.start(), bytes.length));
            if (letter != null)
                return Optional.of(new Copy(letter, added, delivery.recipients().getFirst(), delivery.sender()));
            if (!OURS.matcher(field.name()).matches()) return Optional.empty();
            added.add(new Added(field.name(), headers.value(field)));
        }
        return Optional.empty();
    }

    /// The values of the fields of that name that the list added.
    List<String> values(String name) {
        return added.stream()
                .filter(f -> f.name().equalsIgnoreCase(name))
                .map(Added::value)
                .toList();
    }

    /// The one-click token of the link in List-Unsubscribe, or empty.
    String token() {
        var link = LINK.matcher(String.join(" ", values("List-Unsubscribe")));
        return link.find() ? link.group(3) : "";
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
