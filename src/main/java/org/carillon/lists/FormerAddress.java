package org.carillon.lists;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.carillon.mail.Address;

/// Where a list was before. Letters and links to it reach the list for as long as it is kept.
@Embeddable
record FormerAddress(
        @Column(name = "local") String local,
        @Column(name = "domain") String domain) {
    static FormerAddress of(Address address) {
        return new FormerAddress(address.local(), address.domain());
    }

    Address address() {
        return new Address(local, domain);
    }
}
