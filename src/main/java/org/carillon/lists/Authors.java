package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.people.People;

/// Who wrote a letter, as far as [Rights] may go by it: nobody where From proves nothing, so that a member and a
/// stranger whom somebody forges are the same. What runs the site by an account is no use of letters.
@ApplicationScoped
class Authors {
    private final People people;

    Authors(People people) {
        this.people = people;
    }

    Actor of(Asker asker) {
        By by = by(asker);
        return asker.origin().author() ? new Actor(by, addresses(asker.address()), List.of()) : Actor.nobody(by);
    }

    private List<Address> addresses(Address address) {
        return people.owner(address).map(people::addresses).orElse(List.of(address));
    }

    static By by(Asker asker) {
        return By.mail(asker.address().toString(), asker.origin().network());
    }
}
