package org.carillon.desk;

import io.quarkus.mailer.Mail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.letters.PersonLetters;
import org.carillon.mail.Address;
import org.carillon.people.ForwardTargets;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.rules.RuleBook;
import org.carillon.rules.RuleFaultsException;
import org.carillon.rules.RuleOwner;
import org.carillon.sort.Dialect;
import org.carillon.sort.Fault;
import org.carillon.sort.ForwardLine;
import org.carillon.sort.RuleSet;
import org.carillon.store.HostName;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Puts a person's rules in force, and asks the owners of addresses outside whether letters may be forwarded to them.
@ApplicationScoped
public class RuleDesk {
    private final RuleBook book;
    private final ForwardTargets targets;
    private final People people;
    private final String web;
    private final String host;

    RuleDesk(
            RuleBook book,
            ForwardTargets targets,
            People people,
            @ConfigProperty(name = "carillon.web.url", defaultValue = "http://localhost:8080") String web,
            HostName hostName) {
        this.book = book;
        this.targets = targets;
        this.people = people;
        this.web = web.replaceAll("/+$", "");
        this.host = hostName.text();
    }

    /// Sets the rules; letters ask for addresses that nobody has agreed for. Until then a letter that would be
    /// forwarded there stays in the inbox.
    ///
    /// @return the addresses whose owners were asked now
    /// @throws RuleFaultsException when the text has faults or forwards to the person's own address
    @Transactional
    public List<Address> set(Person person, String text, String by) {
        List<Fault> faults = faults(person, text);
        if (!faults.isEmpty()) throw new RuleFaultsException(faults);
        book.set(RuleOwner.person(person.id()), text, by);
        return ForwardLine.of(RuleSet.parse(text, Dialect.PERSON)).stream()
                .map(ForwardLine::to)
                .distinct()
                .filter(to -> ask(person, to))
                .toList();
    }

    /// What is wrong with a text as rules of that person; empty when it may be set.
    public List<Fault> faults(Person person, String text) {
        var faults = new ArrayList<>(RuleBook.faults(RuleOwner.person(person.id()), text));
        if (text.length() > RuleBook.MAX_TEXT) return faults;
        List<Address> own = people.addresses(person);
        for (ForwardLine forward : ForwardLine.of(RuleSet.parse(text, Dialect.PERSON))) {
            boolean mine = own.stream().anyMatch(a -> a.sameMailbox(forward.to()));
            if (mine)
                faults.add(new Fault(forward.line(), "The letter would go in a circle: this address is your own."));
        }
        return faults;
    }

    /// The addresses to which the rules in force forward and whose owners have not agreed.
    public List<Address> waiting(Person person) {
        RuleSet rules = book.rules(RuleOwner.person(person.id()));
        return ForwardLine.of(rules).stream()
                .map(ForwardLine::to)
                .distinct()
                .filter(to -> !targets.allowed(person.id(), to))
                .toList();
    }

    /// Asks the owner of such an address once more.
    ///
    /// @return false when no letter was sent: the rules do not forward there, the owner has agreed, or
    ///     the last letter is not a day old
    @Transactional
    public boolean askAgain(Person person, Address to) {
        return waiting(person).stream().anyMatch(to::sameMailbox) && ask(person, to);
    }

    private boolean ask(Person person, Address to) {
        Optional<String> token = targets.ask(person.id(), to);
        token.ifPresent(t -> PersonLetters.forwardConfirm(
                        person.name().isEmpty() ? person.address().toString() : person.name(),
                        person.address().toString(),
                        to.toString(),
                        web + "/forward/" + t,
                        host)
                .mail(new Mail()
                        .setFrom("Carillon <postmaster@" + host + ">")
                        .addTo(to.toString())
                        .setSubject("May letters be forwarded to you?")
                        .addHeader("Auto-Submitted", "auto-generated")
                        .addHeader("X-Auto-Response-Suppress", "All"))
                .send()
                .await()
                .indefinitely());
        return token.isPresent();
    }
}
