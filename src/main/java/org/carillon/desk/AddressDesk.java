package org.carillon.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.carillon.domains.Domains;
import org.carillon.letters.PersonLetters;
import org.carillon.lists.LetterBudget;
import org.carillon.lists.Rights;
import org.carillon.lists.SettingException;
import org.carillon.mail.Address;
import org.carillon.mailbox.Folders;
import org.carillon.people.AddressClaims;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Further addresses of people with an account: a letter to the new one asks, and one to the
/// first tells.
@ApplicationScoped
public class AddressDesk {
    /// What somebody is told who has many.
    public static final String FULL =
            "An account has at most " + AddressClaims.MOST_ADDRESSES + " addresses: take one away first.";

    private final AddressClaims claims;
    private final People people;
    private final Domains domains;
    private final Folders folders;
    private final LetterBudget budget;
    private final Rights rights;
    private final HouseLetters letters;
    private final String web;

    AddressDesk(
            AddressClaims claims,
            People people,
            Domains domains,
            Folders folders,
            LetterBudget budget,
            Rights rights,
            HouseLetters letters,
            @ConfigProperty(name = "carillon.web.url", defaultValue = "http://localhost:8080") String web) {
        this.claims = claims;
        this.people = people;
        this.domains = domains;
        this.folders = folders;
        this.budget = budget;
        this.rights = rights;
        this.letters = letters;
        this.web = web.replaceAll("/+$", "");
    }

    /// Asks at the address whether it is that person's. The same is answered whether it is
    /// somebody else's, and whether a letter goes: three a day to an address, over everything
    /// that strangers can have us ask.
    ///
    /// Call it outside of a transaction.
    ///
    /// @param network where the request comes from
    /// @throws SettingException when that address cannot be added
    public void ask(Person person, Address address, String network) {
        String objection = objection(person, address);
        if (!objection.isEmpty()) throw new SettingException(objection);
        if (!budget.pageQuestion(address, network)) return;
        QuarkusTransaction.requiringNew()
                .run(() -> claims.ask(person.id(), address)
                        .ifPresent(token -> letters.send(
                                address,
                                "Is this address yours?",
                                PersonLetters.addressConfirm(
                                        person.address().toString(),
                                        address.toString(),
                                        web + "/me/addresses/confirm/" + token,
                                        letters.host()))));
    }

    private String objection(Person person, Address address) {
        if (address.routed()) return "\"" + address + "\" names a way to another host; type the address itself.";
        if (people.addresses(person).stream().anyMatch(address::sameMailbox))
            return address + " is an address of this account already.";
        if (claims.full(person.id())) return FULL;
        boolean own = people.at(address).filter(p -> p.id() == person.id()).isPresent();
        if (domains.ours(address.domain()) && !own) {
            return "Addresses at " + address.domain() + " are given by those who run this server: ask them for it.";
        }
        return "";
    }

    /// Whether the first address has to stay the first: letters are filed under it, and would be
    /// another's to read if it became theirs.
    public boolean settled(Person person) {
        return folders.used(person) || people.addresses(person).stream().anyMatch(a -> domains.ours(a.domain()));
    }

    /// Makes one of a person's addresses the first.
    ///
    /// @throws SettingException when letters are filed under the one that is
    public void first(Person person, Address address) {
        if (settled(person)) {
            throw new SettingException(
                    "Letters to you are kept here under " + person.address() + ", which therefore stays the first.");
        }
        QuarkusTransaction.requiringNew().run(() -> {
            if (people.makeFirst(person, address)) {
                changed(person.address(), "The account " + person.address() + " is known as " + address + " now.");
            }
        });
    }

    /// Takes an address away; false when it was not that person's, or is the first one.
    public boolean remove(Person person, Address address) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean removed = people.removeAddress(person, address);
            if (removed) changed(address, "It is no address of the account " + person.address() + " any more.");
            return removed;
        });
    }

    /// All lists deliver to another address of that person now.
    public void moved(Person person, Address old, Address now) {
        QuarkusTransaction.requiringNew()
                .run(() -> changed(
                        old,
                        "On the lists here " + now + " stands in its place, by the account " + person.address() + "."));
    }

    /// To the address that has lost something, since whoever did it need not be who reads it.
    private void changed(Address address, String what) {
        letters.send(
                address,
                "Your address was changed",
                PersonLetters.addressChanged(address.toString(), what, letters.host()));
    }

    /// The token of such a letter has come back by its own person. Who made their account themselves cannot come to run
    /// lists by it: they have only read a letter.
    public AddressClaims.Outcome confirm(Person person, String token) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Address> address = claims.find(person.id(), token);
            if (address.filter(rights::runsAny).isPresent() && people.guest(person.id())) {
                return AddressClaims.Outcome.STAFFS;
            }
            AddressClaims.Outcome outcome = claims.redeem(person.id(), token);
            if (outcome == AddressClaims.Outcome.ADDED) tell(person, address.orElseThrow());
            return outcome;
        });
    }

    private void tell(Person person, Address address) {
        letters.send(
                person.address(),
                "Your account has one more address",
                PersonLetters.addressAdded(
                        person.address().toString(), address.toString(), web + "/me/addresses", letters.host()));
    }
}
