package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.lists.Nesting;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.Test;

/// Lists on lists, as the pages of both show them.
@QuarkusTest
class NestedPagesTest extends WithPages {
    @Inject
    Nesting nesting;

    private final String olga = fresh("olga") + "@home.example";

    @Test
    void anOwnerOfBothPutsOneOntoTheOtherAndTakesItOff() {
        MailingList top = list(List.of(olga));
        MailingList low = list(List.of(olga), "archive=public");
        Visit visit = signedIn(olga, false);
        String page = path(top) + "/members";

        String added =
                read(visit.send(page, page + "/add", "lines", low.address().toString())
                        .asString());
        assertTrue(added.contains("1 new member, 0 known"), added);
        String text = read(visit.page(page));
        assertTrue(text.contains("goes to the members of these lists"), text);
        assertTrue(text.contains(low.address().toString()) && text.contains("More people may read its archive"), text);
        assertTrue(
                read(visit.page(path(low) + "/members")).contains(top.address().toString()));

        visit.send(page, page + "/nested/off", "list", low.address().toString())
                .then()
                .statusCode(303);
        assertEquals(List.of(), nesting.on(top));
        assertTrue(read(visit.page(page)).contains("is off this list"));
    }

    @Test
    void theListBelowGetsOffByItself() {
        MailingList top = list(List.of());
        MailingList low = list(List.of(olga));
        nesting.nest(top, low, org.carillon.lists.By.house("test"));
        Visit visit = signedIn(olga, false);
        String page = path(low) + "/members";
        visit.send(page, page + "/umbrellas/off", "list", top.address().toString())
                .then()
                .statusCode(303);
        assertEquals(List.of(), nesting.above(low));
    }

    @Test
    void whoRunsOnlyOneIsRefusedWithWhatToDo() {
        MailingList top = list(List.of(olga));
        MailingList low = list(List.of());
        Visit visit = signedIn(olga, false);
        String page = path(top) + "/members";
        var answer = visit.send(page, page + "/add", "lines", low.address().toString());
        answer.then().statusCode(422);
        assertTrue(read(answer.asString()).contains("runs both lists"), answer.asString());
        assertEquals(List.of(), nesting.on(top));
    }

    @Test
    void theHomeTellsOfOtherListsOnlyToWhoMayKnowOfThem() {
        MailingList top = list(List.of());
        MailingList open = list(List.of());
        MailingList hidden = list(List.of(olga), "subscribe=closed", "archive=members");
        for (MailingList low : List.of(open, hidden)) nesting.nest(top, low, org.carillon.lists.By.house("test"));

        String stranger = new Visit().page(path(top));
        assertTrue(stranger.contains("href=\"" + path(open) + "\""), stranger);
        assertFalse(stranger.contains(hidden.address().local()), stranger);
        assertTrue(signedIn(olga, false).page(path(top)).contains(path(hidden)));
        assertTrue(new Visit().page(path(open)).contains(path(top)), "and the other way round");
    }
}
