package org.carillon.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One mail address, `local@domain` (RFC 5321 §4.1.2). The local part keeps its case and is held unquoted; the
/// domain is in lower case. Two addresses are the same mailbox to us when their [#key] is equal.
public record Address(String local, String domain) {

    /// Octets, RFC 5321 §4.5.3.1.1 and .2.
    public static final int MAX_LOCAL = 64;

    public static final int MAX_DOMAIN = 255;

    private static final Pattern DOMAINS = Pattern.compile("@\\s*[^\\s@]*");

    public Address {
        domain = domain.toLowerCase(Locale.ROOT);
    }

    /// Reads `local@domain` or `<local@domain>`.
    /// @throws AddressException with what is wrong, when it is none
    public static Address of(String text) {
        return AddressParser.address(text);
    }

    public static Optional<Address> parse(String text) {
        try {
            return Optional.of(of(text));
        } catch (AddressException notAnAddress) {
            return Optional.empty();
        }
    }

    /// What addresses are compared and looked up by: all in lower case.
    public String key() {
        return local.toLowerCase(Locale.ROOT) + "@" + domain;
    }

    /// True when the local part has what some hosts take for a way to another one: `user%other`, `other!user`,
    /// `"user@other"` (RFC 5321 appendix F.2 and F.3).
    public boolean routed() {
        return local.chars().anyMatch(c -> c == '%' || c == '!' || c == '@');
    }

    public Address withLocal(String other) {
        return new Address(other, domain);
    }

    /// The same without the `+tag` behind the name, which makes nobody another person.
    public Address untagged() {
        int plus = local.indexOf('+');
        return plus > 0 ? withLocal(local.substring(0, plus)) : this;
    }

    /// A text without the domains of addresses that stand in it: `ana@…`. A name may hold several, also with blanks
    /// behind the `@`.
    public static String masked(String text) {
        return DOMAINS.matcher(text).replaceAll("@…");
    }

    public boolean sameMailbox(Address other) {
        return key().equals(other.key());
    }

    /// True when no octet is outside ASCII, so that a host without SMTPUTF8 can take it (RFC 6531).
    public boolean ascii() {
        return local.chars().allMatch(c -> c < 128) && domain.chars().allMatch(c -> c < 128);
    }

    /// The form for the wire: the local part is quoted where it must be.
    @Override
    public String toString() {
        return AddressParser.quoted(local) + "@" + domain;
    }
}
