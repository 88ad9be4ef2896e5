package org.carillon.domains;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carillon.store.Sql;

/// Message authentication codes for return paths and links, with one key per purpose that is made at its first
/// use and shared by all nodes.
@ApplicationScoped
public class Secrets {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String ALGORITHM = "HmacSHA256";
    /// Of the JDK, whose copies keep the key.
    private static final String PROVIDER = "SunJCE";
    /// Shorter ones could be guessed, so a part of a good one is no good one.
    private static final int SHORTEST = 10;

    private final Sql sql;
    private final Map<String, Mac> keys = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    Secrets(Sql sql) {
        this.sql = sql;
    }

    /// `length` letters and digits (five bits each, at most 51) that only we can compute for this text.
    public String mac(String purpose, String text, int length) {
        return base32(hmac(keys.computeIfAbsent(purpose, name -> keyed(key(name))), text))
                .substring(0, length);
    }

    /// True when `mac` is ours for this text; takes the same time wherever they differ.
    public boolean verify(String purpose, String text, String mac) {
        int length = Math.clamp(mac.length(), SHORTEST, 51);
        byte[] expected = mac(purpose, text, length).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, mac.getBytes(StandardCharsets.UTF_8));
    }

    /// A new token of 128 random bits, and safe in addresses: 26 letters and digits.
    public String token() {
        byte[] bytes = new byte[17];
        random.nextBytes(bytes);
        return base32(bytes).substring(0, 26);
    }

    /// What of a token is stored.
    public static String hash(String token) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return base32(sha);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] key(String purpose) {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        sql.update("insert into secret (purpose, bytes) values (?, ?) on conflict do nothing", purpose, fresh);
        return sql.first("select bytes from secret where purpose = ?", row -> row.getBytes(1), purpose)
                .orElseThrow();
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM, PROVIDER);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// On a copy, which has taken the key in already: one serves one thread.
    private static byte[] hmac(Mac keyed, String text) {
        try {
            var mac = (Mac) keyed.clone();
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte b : bytes) {
            held = ((held << 8) | (b & 0xff)) & 0xffff;
            bits += 8;
            while (bits >= 5) {
                text.append(ALPHABET.charAt((held >> (bits - 5)) & 31));
                bits -= 5;
            }
        }
        return text.toString();
    }
}
