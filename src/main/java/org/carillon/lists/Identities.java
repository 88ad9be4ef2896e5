package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.people.Person;

/// People have several addresses, all of them proven, and are on a list by one of them: to that
/// one it delivers, and from each of them they write as members.
@ApplicationScoped
public class Identities {
    private final Members members;
    private final People people;
    private final Bans bans;

    Identities(Members members, People people, Bans bans) {
        this.members = members;
        this.people = people;
        this.bans = bans;
    }

    /// The member whose address that is, be it the one that gets the posts or another one of theirs.
    public Optional<Member> member(long listId, Address address) {
        return members.find(listId, address).or(() -> byAnother(listId, address));
    }

    /// The membership by another address of the same person.
    Optional<Member> byAnother(long listId, Address address) {
        Optional<Person> owner = people.owner(address);
        List<Address> all = owner.map(people::addresses).orElse(List.of());
        return all.stream()
                .filter(other -> !other.sameMailbox(address))
                .flatMap(other -> members.find(listId, other).stream())
                .findFirst();
    }

    /// What keeps somebody out who writes from that address: a ban of it, or of the address by
    /// which they are a member.
    Optional<Ban> ban(long listId, Address author, Optional<Member> member) {
        return bans.of(listId, author).or(() -> member.flatMap(m -> bans.of(listId, m.address())));
    }

    /// The same of whoever that is there.
    Optional<Ban> ban(long listId, Address author) {
        return ban(listId, author, member(listId, author));
    }

    /// These keys of addresses, and those of all other addresses of the same people.
    String[] keys(Collection<String> keys) {
        return keys.isEmpty() ? new String[0] : people.keysBeside(keys).toArray(String[]::new);
    }
}
