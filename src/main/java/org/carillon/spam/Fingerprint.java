package org.carillon.spam;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.carillon.mail.Message;

/// What a letter is known by, wherever it lies: fields that come on top on the way, and the kind
/// of line ends, are no part of it.
public final class Fingerprint {
    private static final List<String> FIELDS = List.of("Message-ID", "Date", "From", "Subject");

    private Fingerprint() {}

    /// 64 hexadecimal digits.
    public static String of(Message message) {
        MessageDigest digest = sha256();
        for (String field : FIELDS) {
            String value = message.headers().first(field).orElse("");
            digest.update((value + "\n").getBytes(StandardCharsets.UTF_8));
        }
        byte[] raw = message.raw();
        int from = message.bodyStart();
        for (int i = from; i < raw.length; i++) {
            if (raw[i] != '\r') continue;
            digest.update(raw, from, i - from);
            from = i + 1;
        }
        digest.update(raw, from, raw.length - from);
        return HexFormat.of().formatHex(digest.digest());
    }

    /// What one copy of it is known by, with all that came on top on its way here: 64 hexadecimal digits.
    static String ofCopy(Message message) {
        return HexFormat.of().formatHex(sha256().digest(message.raw()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
