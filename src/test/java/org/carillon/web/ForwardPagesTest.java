package org.carillon.web;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.carillon.mail.Address;
import org.carillon.people.ForwardTargets;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ForwardPagesTest {
    private static final Address FRIEND = new Address("friend", "outside.example");

    @Inject
    People people;

    @Inject
    ForwardTargets targets;

    private Person ana;
    private String link;

    @BeforeEach
    void anaAsksAFriend() {
        var address = new Address("ana" + System.nanoTime(), "forward.example");
        assertTrue(people.add(address, "Ana <b>Brook</b>", "long enough", false));
        ana = people.at(address).orElseThrow();
        link = "/forward/" + targets.ask(ana.id(), FRIEND).orElseThrow();
    }

    @Test
    void saysWhoAsksAndChangesNothing() {
        String page = new Visit().page(link);
        assertTrue(page.contains("Ana &lt;b&gt;Brook&lt;/b&gt; (" + ana.address() + ")"), page);
        assertTrue(page.contains(FRIEND.toString()), page);
        assertFalse(targets.allowed(ana.id(), FRIEND));
    }

    @Test
    void agreesAndEndsIt() {
        var friend = new Visit();
        friend.send(link, link).then().statusCode(200).body(containsString("Thank you"));
        assertTrue(targets.allowed(ana.id(), FRIEND));
        String page = friend.page(link);
        assertTrue(page.contains("Forward no more letters"), page);
        friend.send(link, link + "/stop").then().statusCode(200).body(containsString("No more letters"));
        assertFalse(targets.allowed(ana.id(), FRIEND));
    }

    @Test
    void refusesWithoutTheFormsToken() {
        new Visit().post(link, "").then().statusCode(400);
        assertFalse(targets.allowed(ana.id(), FRIEND));
    }

    @Test
    void tellsWhatIsWrongWithALinkThatIsNotOurs() {
        var visit = new Visit();
        for (String other :
                new String[] {"/forward/nobody", link + "x", "/forward/%00", "/forward/" + "a".repeat(2000)}) {
            visit.look(other).then().statusCode(404).body(containsString("leads nowhere"));
        }
        String token = Visit.token(visit.page(link));
        assertEquals(404, visit.post("/forward/nobody", token).statusCode());
        assertEquals(404, visit.post("/forward/nobody/stop", token).statusCode());
    }
}
