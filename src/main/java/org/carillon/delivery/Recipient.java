package org.carillon.delivery;

import org.carillon.mail.Address;

/// One who gets a copy, and the tag that stands for them in the recipe's templates. A tag holds letters,
/// digits, dots, hyphens and underscores, and may be empty where no template needs it.
public record Recipient(Address address, String tag) {
    public Recipient {
        if (!tag.chars().allMatch(Recipient::allowed)) throw new IllegalArgumentException("not a tag: " + tag);
    }

    private static boolean allowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._".indexOf(c) >= 0;
    }

    /// As it stands in a row of the outbox: tag, blank, address.
    String line() {
        return tag + " " + address;
    }

    static Recipient ofLine(String line) {
        int blank = line.indexOf(' ');
        return new Recipient(Address.of(line.substring(blank + 1)), line.substring(0, blank));
    }
}
