package org.carillon.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.domains.Domains;
import org.carillon.letters.PersonLetters;
import org.carillon.lists.By;
import org.carillon.lists.Member;
import org.carillon.lists.MemberLinks;
import org.carillon.lists.Rights;
import org.carillon.lists.SettingException;
import org.carillon.mail.Address;
import org.carillon.people.PasswordException;
import org.carillon.people.People;

/// Accounts that members make themselves, by a link that was sent to their address.
@ApplicationScoped
public class GuestDesk {
    private static final int LONGEST_NAME = 100;

    private final People people;
    private final Domains domains;
    private final Rights rights;
    private final MemberLinks links;
    private final HouseLetters letters;

    GuestDesk(People people, Domains domains, Rights rights, MemberLinks links, HouseLetters letters) {
        this.people = people;
        this.domains = domains;
        this.rights = rights;
        this.links = links;
        this.letters = letters;
    }

    /// The link is used up by it, and a letter tells the address.
    ///
    /// @throws SettingException when that address gets no account in this way
    /// @throws PasswordException when the password is too short or too long
    public void make(Member member, String name, String password, By by) {
        Address who = member.address();
        refuse(who, name);
        QuarkusTransaction.requiringNew().run(() -> {
            if (people.at(who).isPresent() || !people.addGuest(who, name, password)) {
                throw new SettingException(who + " has an account already: sign in.");
            }
            links.end(member, by);
            letters.send(who, "You have an account now", PersonLetters.accountMade(who.toString(), letters.host()));
        });
    }

    /// An account at one of our own domains would be a mailbox, and one of somebody who runs lists
    /// would run them from then on: whoever had read one letter would have all that for good.
    private void refuse(Address who, String name) {
        if (domains.ours(who.domain())) {
            throw new SettingException("Accounts at " + who.domain() + " are made by those who run this server.");
        }
        if (rights.runsAny(who)) {
            throw new SettingException(who
                    + " helps to run lists here; accounts of such addresses are made by those who run this server.");
        }
        if (name.length() > LONGEST_NAME) {
            throw new SettingException("A name has at most " + LONGEST_NAME + " characters.");
        }
    }
}
