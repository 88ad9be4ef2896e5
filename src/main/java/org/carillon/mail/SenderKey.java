package org.carillon.mail;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One name for a sender who writes from a new address each time: forwarders (SRS), signed return
/// paths (BATV), lists (VERP), ticket systems (numbers).
public final class SenderKey {
    /// `list-user=domain`: the recipient written into the return path.
    private static final Pattern VERP = Pattern.compile("(.+?)[-+][^-+=]+=[^=]+\\.[^=]+");

    private static final Pattern DIGITS = Pattern.compile("[0-9]{4,}");

    private SenderKey() {}

    public static String of(Address sender) {
        Address plain = ReturnPath.unwrapped(sender);
        String local = plain.local().toLowerCase(Locale.ROOT);
        Matcher verp = VERP.matcher(local);
        if (verp.matches()) local = verp.group(1);
        return DIGITS.matcher(untagged(local)).replaceAll("#") + "@" + ascii(plain.domain());
    }

    /// One name for a mailbox, whatever is written around or behind it (BATV, `+tag`, the changing parts of SRS). For
    /// what is sent to somebody: there a number is a person, such as `10001@qq.example`. It is always one of the
    /// domain that gets it: anybody can write another's address into theirs as SRS does, and must not speak for
    /// that other by it.
    public static String ofMailbox(Address address) {
        Address plain = ReturnPath.unwrapped(address);
        String key = untagged(plain.local()) + "@" + ascii(plain.domain());
        return plain.domain().equals(address.domain()) ? key : key + "@" + ascii(address.domain());
    }

    private static String untagged(String local) {
        int plus = local.indexOf('+');
        return plus > 0 ? local.substring(0, plus) : local;
    }

    /// The domain as the DNS has it, or as it is where the DNS can have no such name.
    public static String ascii(String domain) {
        return AsciiDomain.of(domain).orElse(domain);
    }
}
