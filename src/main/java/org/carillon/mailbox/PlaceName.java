package org.carillon.mailbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.carillon.mail.Address;

/// The directory of everything that an address has: `ana@demo.example`. Only characters that every file system
/// takes; others are written as `%` and two digits for each octet of UTF-8.
final class PlaceName {
    /// File names end at 255 octets.
    private static final int MOST = 200;

    private PlaceName() {}

    static String of(Address address) {
        var name = new StringBuilder();
        for (byte octet : address.key().getBytes(StandardCharsets.UTF_8)) {
            boolean hidden = octet == '.' && name.isEmpty();
            if (plain(octet) && !hidden) name.append((char) octet);
            else
                name.append('%')
                        .append(Character.forDigit(octet >> 4 & 15, 16))
                        .append(Character.forDigit(octet & 15, 16));
        }
        if (name.length() <= MOST) return name.toString();
        return name.substring(0, MOST / 2) + "%" + hash(address.key());
    }

    private static String hash(String key) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean plain(byte octet) {
        boolean letter = octet >= 'a' && octet <= 'z' || octet >= 'A' && octet <= 'Z';
        return letter || octet >= '0' && octet <= '9' || "@.-_+=".indexOf(octet) >= 0;
    }
}
