package org.carillon.lists;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.carillon.mail.Address;

/// Somebody who runs a list: gets the letters to `-owner` and those about held posts.
@Embeddable
record ListOwner(
        @Column(name = "address") String address,
        @Column(name = "address_key") String addressKey) {
    static ListOwner of(Address address) {
        return new ListOwner(address.toString(), address.key());
    }
}
