package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DomainAdminPagesTest extends WithPages {
    private String page(MailingList list) {
        return "/site/domains/" + list.address().domain() + "/admins";
    }

    @Test
    void anAdminOfTheSiteNamesOneOfADomainAndTakesItAway() {
        MailingList list = list(List.of(), "subscribe=closed");
        Visit site = signedIn(fresh("adam") + "@owners.example", true);
        String dora = fresh("dora") + "@owners.example";
        Visit visit = signedIn(dora, false);
        assertEquals(404, visit.look(path(list) + "/settings").statusCode());

        site.send(page(list), page(list), "who", dora).then().statusCode(303);

        assertTrue(site.page(page(list)).contains(dora));
        visit.page(path(list) + "/settings");
        assertEquals(404, visit.look(page(list)).statusCode(), "names no others");
        assertEquals(404, visit.look("/queue").statusCode(), "runs no site");

        site.send(page(list), page(list) + "/remove", "who", dora).then().statusCode(303);
        assertFalse(site.page(page(list)).contains(dora));
        assertEquals(404, visit.look(path(list) + "/settings").statusCode());
    }

    @Test
    void saysWhatIsWrongWithAnAddress() {
        MailingList list = list(List.of());
        Visit site = signedIn(fresh("adam") + "@owners.example", true);

        var answer = site.send(page(list), page(list), "who", "nobody at all");

        assertEquals(422, answer.statusCode());
        assertTrue(answer.asString().contains("nobody at all"));
        assertEquals(404, site.look("/site/domains/nowhere.example/admins").statusCode());
    }
}
