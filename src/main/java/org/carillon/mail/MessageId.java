package org.carillon.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The identification of a message (RFC 5322 §3.6.4), without its angle brackets.
public record MessageId(String value) {
    /// Ids looked at in one References field; a longer one is cut in the middle, as RFC 5322 §3.6.4 hints.
    public static final int MAX_REFERENCES = 100;

    private static final int MAX_LENGTH = 998;

    /// The first id of a field like `Message-ID` or `In-Reply-To`.
    public static Optional<MessageId> first(String field) {
        return all(field).stream().findFirst();
    }

    /// The id by which a letter is known: that of its Message-ID field, also without angle brackets; a letter
    /// that has none gets one made from its bytes, the same every time.
    public static MessageId of(Message message) {
        String field = message.headers().first("Message-ID").orElse("");
        return first(field).or(() -> bare(field)).orElseGet(() -> derived(message.raw()));
    }

    private static Optional<MessageId> bare(String field) {
        boolean oneWord = !field.isEmpty()
                && field.length() <= MAX_LENGTH
                && field.chars().noneMatch(c -> c <= ' ' || c == '<' || c == '>');
        return oneWord ? Optional.of(new MessageId(field)) : Optional.empty();
    }

    private static MessageId derived(byte[] bytes) {
        return new MessageId(base32(sha("SHA-256", bytes)).toLowerCase(Locale.ROOT) + "@derived.invalid");
    }

    /// All `<…>` of a field in order; text between them is passed over.
    public static List<MessageId> all(String field) {
        var ids = new ArrayList<MessageId>();
        int at = field.indexOf('<');
        while (at >= 0) {
            int end = field.indexOf('>', at);
            if (end < 0) break;
            String id = field.substring(at + 1, end).replaceAll("\\s", "");
            if (!id.isEmpty() && id.length() <= MAX_LENGTH) ids.add(new MessageId(id));
            at = field.indexOf('<', end);
        }
        if (ids.size() <= MAX_REFERENCES) return List.copyOf(ids);
        var cut = new ArrayList<>(ids.subList(0, 10));
        cut.addAll(ids.subList(ids.size() - (MAX_REFERENCES - 10), ids.size()));
        return List.copyOf(cut);
    }

    /// A short name for addresses of pages: 32 letters and digits, the same for ever. Base32 of SHA-1 over the
    /// id, as the lists of Mailman do it, so that links stay comparable.
    public String hash() {
        return base32(sha("SHA-1", value.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sha(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte b : bytes) {
            held = (held << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt((held >> (bits - 5)) & 31));
                bits -= 5;
            }
        }
        return text.toString();
    }

    /// A new id for a letter of ours.
    public static MessageId fresh(byte[] random, String host) {
        return new MessageId(Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "@" + host);
    }

    /// With angle brackets, as it stands in a field.
    public String bracketed() {
        return "<" + value + ">";
    }
}
