package org.carillon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.archive.Conversation;
import org.carillon.archive.Reading;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.MailingList;
import org.carillon.lists.Setting;
import org.carillon.mailbox.Folders;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.testing.DemoProfile;
import org.carillon.vacation.Vacation;
import org.carillon.vacation.Vacations;
import org.carillon.web.DemoHints;
import org.junit.jupiter.api.Test;

/// What a newcomer finds in `quarkus:dev`. Stories of other classes may have added to it.
@QuarkusTest
@TestProfile(DemoProfile.class)
class DemoTest {
    @Inject
    Reading reading;

    @Inject
    HeldPosts held;

    @Inject
    People people;

    @Inject
    Vacations vacations;

    @Inject
    Folders folders;

    @Inject
    DemoHints hints;

    @Test
    void bothListsHaveConversations() {
        List<Conversation> chess = conversations("chess");
        Conversation longest = chess.stream()
                .filter(c -> c.subject().contains("Round six"))
                .findFirst()
                .orElseThrow();
        assertEquals(11, longest.posts());
        assertTrue(chess.size() >= 8, chess.toString());
        assertTrue(conversations("news").size() >= 5);
        assertEquals("public", list("chess").settings().value(Setting.ARCHIVE), "a newcomer reads before signing in");
    }

    @Test
    void aPostWaitsForTheOwner() {
        assertTrue(held.page(list("chess").id(), 0, 50).stream()
                .anyMatch(post -> post.summary().author().equals("petra@elsewhere.example")));
    }

    @Test
    void somebodyIsAwayAndSomebodyHasFolders() {
        assertTrue(vacations.find(person("chloe").id()).filter(Vacation::on).isPresent());
        var names = folders.of(person("dai")).stream()
                .map(folder -> folder.name().text())
                .toList();
        assertTrue(names.containsAll(List.of("INBOX", "Bills", "Lists/chess")), names.toString());
    }

    @Test
    void theSecondStartAddsNothing() {
        int posts = posts();
        Arc.container().instance(Demo.class).get().make(new StartupEvent());
        assertEquals(posts, posts());
        assertEquals(4, hints.accounts().size());
        assertTrue(hints.open());
    }

    private int posts() {
        return conversations("news").stream().mapToInt(Conversation::posts).sum();
    }

    private List<Conversation> conversations(String list) {
        return reading.threads(list(list).key(), "", 50).conversations();
    }

    private static MailingList list(String name) {
        return MailingList.at(DemoHouse.address(name)).orElseThrow();
    }

    private Person person(String name) {
        return people.at(DemoHouse.address(name)).orElseThrow();
    }
}
