package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import org.carillon.desk.RuleDesk;
import org.carillon.domains.Secrets;
import org.carillon.mail.Address;
import org.carillon.people.Person;
import org.carillon.rules.RuleBook;
import org.carillon.rules.RuleFaultsException;
import org.carillon.rules.RuleOwner;
import org.carillon.sort.form.Card;
import org.carillon.sort.form.FormRules;

/// A person's rules as the cards of a form. A card is known by what it says, not by its place: so it is found again
/// when other cards were changed meanwhile, and not when it was changed itself.
@ApplicationScoped
class RuleShelf {
    private static final int KEY = 16;

    private final RuleBook book;
    private final RuleDesk desk;

    RuleShelf(RuleBook book, RuleDesk desk) {
        this.book = book;
        this.desk = desk;
    }

    /// The rules in force.
    ///
    /// @param version number of their text; 0 when there is none
    record Shelf(long version, FormRules rules, List<String> keys) {
        static Shelf of(long version, String text) {
            FormRules rules = FormRules.read(text);
            var seen = new HashMap<String, Integer>();
            var keys = new ArrayList<String>();
            for (Card card : rules.cards()) {
                String key = Secrets.hash(card.text().strip()).substring(0, KEY);
                keys.add(key + seen.merge(key, 1, Integer::sum));
            }
            return new Shelf(version, rules, keys);
        }

        /// The place of a card.
        OptionalInt find(String key) {
            int at = keys.indexOf(key);
            return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
        }
    }

    Shelf of(Person person) {
        return book.show(RuleOwner.person(person.id()))
                .map(t -> Shelf.of(t.id(), t.text()))
                .orElse(Shelf.of(0, ""));
    }

    /// Addresses to which a rule forwards and whose owners have not agreed.
    List<String> waiting(Person person) {
        return desk.waiting(person).stream().map(Address::toString).toList();
    }

    /// Puts changed rules in force.
    ///
    /// @return a sentence about addresses whose owners are asked now, or an empty text
    /// @throws RuleFaultsException when they cannot be; the rules before them stay
    String keep(Person person, FormRules rules) {
        List<Address> asked = desk.set(person, rules.text(), person.address().toString());
        if (asked.isEmpty()) return "";
        return " " + String.join(", ", asked.stream().map(Address::toString).toList())
                + (asked.size() == 1 ? " gets" : " get")
                + " a letter that asks whether letters may be forwarded there.";
    }
}
