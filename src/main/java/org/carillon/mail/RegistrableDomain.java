package org.carillon.mail;

import com.google.common.net.InternetDomainName;
import java.util.Optional;

/// The part of a domain name that somebody had to register and pay for: `mail.a.example.co.uk` is
/// `example.co.uk`. Names below it cost nothing, so that they count as one.
///
/// The suffixes are those of registries in the Public Suffix List (its ICANN section), as Guava carries them; not
/// those of companies that give names away.
public final class RegistrableDomain {
    private RegistrableDomain() {}

    /// The domain itself where it is no name: an address literal, a single word.
    public static String of(String domain) {
        String ascii = SenderKey.ascii(domain);
        return known(ascii).orElseGet(() -> lastTwo(ascii));
    }

    private static Optional<String> known(String domain) {
        if (!InternetDomainName.isValid(domain)) return Optional.empty();
        InternetDomainName name = InternetDomainName.from(domain);
        if (!name.isUnderRegistrySuffix()) return Optional.empty();
        return Optional.of(name.topDomainUnderRegistrySuffix().toString());
    }

    /// Names below a suffix that the list does not know.
    private static String lastTwo(String domain) {
        if (domain.startsWith("[")) return domain;
        int last = domain.lastIndexOf('.');
        int before = last < 0 ? -1 : domain.lastIndexOf('.', last - 1);
        return domain.substring(before + 1);
    }
}
