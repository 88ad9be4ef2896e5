package org.carillon.trust.spf;

import java.net.InetAddress;
import java.util.Locale;
import org.carillon.mail.Address;
import org.carillon.mail.AsciiDomain;
import org.jspecify.annotations.Nullable;

/// Who sends, as he says himself (RFC 7208 §2.3, §2.4).
///
/// @param helo untrusted, at most [#LONGEST_HELO] characters
/// @param local the local part of the sender, never empty
/// @param domain of the sender in lower case and ASCII, where it has such a form
record Identity(InetAddress client, String helo, String local, String domain) {
    /// No domain is longer.
    private static final int LONGEST_HELO = 255;

    private static final String POSTMASTER = "postmaster";

    /// @param sender null for the empty one, for which postmaster at the name of the greeting stands
    static Identity of(InetAddress client, String helo, @Nullable Address sender) {
        String greeted = helo.length() > LONGEST_HELO ? helo.substring(0, LONGEST_HELO) : helo;
        if (sender == null) return new Identity(client, greeted, POSTMASTER, ascii(greeted));
        String local = sender.local().isEmpty() ? POSTMASTER : sender.local();
        return new Identity(client, greeted, local, ascii(sender.domain()));
    }

    private static String ascii(String domain) {
        return AsciiDomain.of(DnsName.withoutDot(domain)).orElseGet(() -> domain.toLowerCase(Locale.ROOT));
    }

    String sender() {
        return local + "@" + domain;
    }
}
