package org.carillon.vacation;

import org.carillon.mail.Address;
import org.carillon.mail.RegistrableDomain;
import org.carillon.mail.SenderKey;

/// Who gets a reply, as the budgets know them.
///
/// @param key the same for all addresses that one program makes up, see [SenderKey]
/// @param domain the domain that somebody had to register, see [RegistrableDomain]
/// @param inside true when it is a domain of ours
public record Correspondent(Address address, String key, String domain, boolean inside) {
    /// The domain is the one that the reply goes to, even where a forwarder has put another sender into the local
    /// part: that one is easily made up.
    static Correspondent of(Address address, boolean inside) {
        return new Correspondent(address, SenderKey.of(address), RegistrableDomain.of(address.domain()), inside);
    }
}
