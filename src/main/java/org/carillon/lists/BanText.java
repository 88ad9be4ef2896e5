package org.carillon.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;

/// Whom a ban means: one address, all addresses of a domain and of the domains below it, or all that fit a
/// pattern in which `*` stands for any characters. In lower case, as addresses are compared here.
///
/// @param text the address, the domain behind an `@`, or the pattern
record BanText(Kind kind, String text) {
    enum Kind {
        ADDRESS,
        DOMAIN,
        PATTERN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    private static final int LONGEST = 254;

    /// What a pattern must name at least, or it would keep out everybody.
    private static final int FEWEST = 4;

    private static final int MOST_STARS = 5;

    /// @throws SettingException with a sentence when it names nobody, or everybody
    static BanText of(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(c -> c <= ' ')) {
            throw new SettingException("Write an address, a domain such as example.org, or a pattern such as"
                    + " *@*.example.org, each without spaces.");
        }
        if (text.indexOf('*') >= 0) return pattern(text);
        if (text.indexOf('@') <= 0) return domain(text.startsWith("@") ? text.substring(1) : text);
        return new BanText(Kind.ADDRESS, address(text).key());
    }

    private static BanText pattern(String text) {
        long stars = text.chars().filter(c -> c == '*').count();
        long letters = text.chars().filter(Character::isLetterOrDigit).count();
        if (stars > MOST_STARS) {
            throw new SettingException("A pattern has at most " + MOST_STARS + " stars.");
        }
        if (letters < FEWEST) {
            throw new SettingException("\"" + SettingValue.shown(text) + "\" would keep out nearly everybody: a pattern"
                    + " names at least " + FEWEST + " letters or digits.");
        }
        return new BanText(Kind.PATTERN, text.indexOf('@') < 0 ? "*@" + text : text);
    }

    private static BanText domain(String text) {
        return new BanText(Kind.DOMAIN, "@" + address("x@" + text).domain());
    }

    private static Address address(String text) {
        try {
            return Address.of(text);
        } catch (AddressException none) {
            throw new SettingException(
                    "\"" + SettingValue.shown(text) + "\" is neither an address nor a domain nor a pattern.");
        }
    }

    /// Every text by which an address, or a domain, could be banned: `+tag` behind a name makes nobody another.
    static List<String> candidates(Address address) {
        var all = new ArrayList<String>();
        all.add(address.key());
        all.add(address.untagged().key());
        String domain = address.key().substring(address.key().lastIndexOf('@') + 1);
        for (int dot = -1; dot >= -1; dot = next(domain, dot)) all.add("@" + domain.substring(dot + 1));
        return all;
    }

    /// The next dot, or less than -1 behind the last.
    private static int next(String domain, int dot) {
        int found = domain.indexOf('.', dot + 1);
        return found < 0 ? -2 : found;
    }

    boolean means(Address address) {
        return switch (kind) {
            case ADDRESS, DOMAIN -> candidates(address).contains(text);
            case PATTERN ->
                fits(text, address.key()) || fits(text, address.untagged().key());
        };
    }

    /// Goes back to the last star only, so that no pattern takes long.
    static boolean fits(String pattern, String text) {
        int p = 0;
        int star = -1;
        int kept = 0;
        for (int t = 0; t < text.length(); ) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                kept = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++kept;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') p++;
        return p == pattern.length();
    }

    @Override
    public String toString() {
        return kind == Kind.DOMAIN ? text.substring(1) : text;
    }
}
