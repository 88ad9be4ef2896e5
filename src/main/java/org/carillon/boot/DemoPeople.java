package org.carillon.boot;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.mail.Message;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.rules.RuleBook;
import org.carillon.rules.RuleOwner;
import org.carillon.vacation.Span;
import org.carillon.vacation.Vacation;
import org.carillon.vacation.Vacations;
import org.carillon.web.DemoHints;

/// The accounts of the demo: one of them away, one with rules, and what lies in their folders already.
@ApplicationScoped
class DemoPeople {
    private static final int AWAY_SINCE = 2;
    private static final int AWAY_FOR = 12;
    /// Of the club's posts, this many days back, one of them has copies in a folder.
    private static final int KEPT_DAYS = 7;

    private final People people;
    private final Vacations vacations;
    private final Folders folders;
    private final RuleBook rules;
    private final Clock clock;

    DemoPeople(People people, Vacations vacations, Folders folders, RuleBook rules, Clock clock) {
        this.people = people;
        this.vacations = vacations;
        this.folders = folders;
        this.rules = rules;
        this.clock = clock;
    }

    /// In the caller's transaction. Letters are filed under names that stay the same, so that a start that was
    /// interrupted can be repeated.
    void make() {
        for (DemoHouse.Resident resident : DemoHouse.RESIDENTS) {
            people.add(resident.address(), resident.who().name(), DemoHouse.PASSWORD, resident.admin());
        }
        goAway(person(DemoHouse.CHLOE.address()));
        rules.set(
                RuleOwner.person(person(DemoHouse.DAI.address()).id()),
                DemoTexts.read("dai.rules"),
                DemoLists.BY.who());
        letters();
        copiesOfPosts(person(DemoHouse.DAI.address()));
    }

    /// Who can sign in; nobody where the data is that of an older demo.
    List<DemoHints.Account> accounts() {
        return DemoHouse.RESIDENTS.stream()
                .filter(resident -> people.at(resident.address()).isPresent())
                .map(r -> new DemoHints.Account(r.address().toString(), r.who().name(), r.role()))
                .toList();
    }

    private Person person(Address address) {
        return people.at(address).orElseThrow();
    }

    private void goAway(Person person) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
        var span = Span.days(today.minusDays(AWAY_SINCE), today.plusDays(AWAY_FOR), ZoneId.systemDefault());
        String text = DemoTexts.read("chloe.away.txt").strip();
        vacations.set(person.id(), new Vacation(true, text, "", span, Vacation.USUAL_DAYS, List.of()));
    }

    private void letters() {
        for (DemoLetter letter : DemoTexts.letters("folders.txt")) {
            Person person = person(DemoHouse.address(letter.mark().person()));
            var folder = new FolderName(letter.mark().folder());
            file(person, folder, letter, letter.compose("", List.of(), clock.instant()), "");
        }
    }

    private void copiesOfPosts(Person person) {
        List<DemoLetter> posts = DemoTexts.letters("chess.txt");
        for (DemoLetter post : posts) {
            if (post.mark().daysAgo() > KEPT_DAYS) continue;
            Address list = DemoHouse.address("chess");
            Message copy = post.compose(list.toString(), DemoTexts.chain(posts, post), clock.instant());
            file(
                    person,
                    new FolderName("Lists/chess"),
                    post,
                    copy,
                    "List-Id: Harbour Chess Club <chess.demo.example>\r\n");
        }
    }

    private void file(Person person, FolderName folder, DemoLetter letter, Message copy, String listFields) {
        String head = "Return-Path: <" + letter.from().address() + ">\r\nDelivered-To: " + person.address() + "\r\n"
                + listFields;
        try {
            folders.deliver(
                    person.id(),
                    folder,
                    new Folders.Name(
                            letter.written(clock.instant()).toInstant(),
                            letter.mark().id(),
                            false),
                    head.getBytes(StandardCharsets.US_ASCII),
                    copy.raw());
        } catch (IOException noDisk) {
            throw new UncheckedIOException(noDisk);
        }
    }
}
