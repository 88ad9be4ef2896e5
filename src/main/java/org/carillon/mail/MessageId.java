package org.carillon.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The identification of a message (RFC 5322 §3.6.4), without its angle brackets.
public record MessageId(String value) {
    /// Ids looked at in one References field; a longer one is cut in the middle, as RFC 5322 §3.6.4 hints.
    public static final int MAX_REFERENCES = 100;

    /// The first id of a field like `Message-ID` or `In-Reply-To`.
    public static Optional<MessageId> first(String field) {
        return all(field).stream().findFirst();
    }

    /// All `<…>` of a field in order; text between them is passed over.
    public static List<MessageId> all(String field) {
        var ids = new ArrayList<MessageId>();
        int at = field.indexOf('<');
        while (at >= 0) {
            int end = field.indexOf('>', at);
            if (end < 0) break;
            String id = field.substring(at + 1, end).replaceAll("\\s", "");
            if (!id.isEmpty() && id.length() <= 998) ids.add(new MessageId(id));
            at = field.indexOf('<', end);
        }
        if (ids.size() <= MAX_REFERENCES) return List.copyOf(ids);
        var cut = new ArrayList<>(ids.subList(0, 10));
        cut.addAll(ids.subList(ids.size() - (MAX_REFERENCES - 10), ids.size()));
        return List.copyOf(cut);
    }

    /// A short name for addresses of pages: 32 letters and digits, the same for ever. Base32 of SHA-1 over the id, as
    /// the lists of Mailman do it, so that links stay comparable.
    public String hash() {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-1").digest(value.getBytes(StandardCharsets.UTF_8));
            return base32(sha);
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
