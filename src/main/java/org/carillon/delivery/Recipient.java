package org.carillon.delivery;

import java.util.Optional;
import org.carillon.mail.Address;

/// One who gets a copy, and the tag that stands for them in the recipe's templates. A tag holds letters,
/// digits, dots, hyphens and underscores, and may be empty where no template needs it.
public record Recipient(Address address, String tag) {
    public Recipient {
        if (!isTag(tag)) throw new IllegalArgumentException("not a tag: " + tag);
    }

    private static boolean isTag(String text) {
        for (int i = 0; i < text.length(); i++) if (!allowed(text.charAt(i))) return false;
        return true;
    }

    private static boolean allowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._".indexOf(c) >= 0;
    }

    /// As it stands in a row of the outbox: tag, blank, address.
    String line() {
        return tag + " " + address;
    }

    /// Empty when the line is not one that [#line] wrote.
    static Optional<Recipient> ofLine(String line) {
        int blank = line.indexOf(' ');
        if (blank < 0 || !isTag(line.substring(0, blank))) return Optional.empty();
        return Address.parse(line.substring(blank + 1)).map(a -> new Recipient(a, line.substring(0, blank)));
    }
}
