package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.carillon.lists.By;
import org.carillon.lists.MailingList;
import org.carillon.lists.Trail;
import org.carillon.mail.Address;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.Test;

/// An entry of the trail that is about many, and the page that names them.
@QuarkusTest
class TrailPagesTest extends WithPages {
    @Inject
    Trail trail;

    private static String[] many() {
        return IntStream.range(1000, 2100).mapToObj(i -> "p" + i + "@x.example").toArray(String[]::new);
    }

    private String entry(MailingList list) {
        return path(list) + "/trail/"
                + Trail.Mark.of(trail.page(list.id(), Trail.Mark.NEWEST, 1).getFirst());
    }

    @Test
    void leadsToAllOfThem() {
        String olga = fresh("olga") + "@home.example";
        MailingList list = list(List.of(olga));
        join(list, many());
        Visit visit = signedIn(olga, false);

        String log = visit.page(path(list) + "/trail");

        assertTrue(log.contains("href=\"" + entry(list) + "\">all 1,100</a>"), log);
        assertTrue(read(log).contains("1,100 people: p1000@x.example … p2099@x.example all 1,100"), log);
        String all = read(visit.page(entry(list)));
        for (String one : many()) assertTrue(all.contains(one), one);
        assertTrue(all.contains("1,100 people joined"), all);
    }

    @Test
    void findsOneOfThem() {
        String olga = fresh("olga") + "@home.example";
        MailingList list = list(List.of(olga));
        join(list, many());
        Visit visit = signedIn(olga, false);

        String found = visit.page(path(list) + "/trail?find=P1500");

        assertTrue(read(found).contains("p1500@x.example (of 1,100) all 1,100"), found);
        assertFalse(read(found).contains("created"), found);
        assertTrue(read(visit.page(path(list) + "/trail?find=1500")).contains("Nothing found"));
    }

    @Test
    void whatIsAboutOneHasNoSuchLink() {
        String olga = fresh("olga") + "@home.example";
        MailingList list = list(List.of(olga));
        Visit visit = signedIn(olga, false);
        assertFalse(visit.page(path(list) + "/trail").contains(">all "));
        assertTrue(read(visit.page(entry(list))).contains(list.address().toString()));
    }

    @Test
    void nobodyElseSeesThem() {
        String olga = fresh("olga") + "@home.example";
        MailingList list = list(List.of(olga));
        MailingList other = list(List.of(olga));
        join(list, many());
        String entry = entry(list);
        Visit visit = signedIn(olga, false);
        String mona = fresh("mona") + "@home.example";
        register.addModerator(list, Address.of(mona), By.house("test"));
        assertEquals(200, visit.look(entry).statusCode());
        assertEquals(404, signedIn(mona, false).look(entry).statusCode());
        assertEquals(404, visit.look(entry.replace(path(list), path(other))).statusCode(), "of another list");
        for (String none : List.of("1-1", "x", "99999999999999999-999999999999999999")) {
            assertEquals(404, visit.look(path(list) + "/trail/" + none).statusCode(), none);
        }
    }
}
