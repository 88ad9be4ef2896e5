package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.lists.Bans;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BanPagesTest extends WithPages {
    @Inject
    Bans bans;

    private boolean out(MailingList list, String address) {
        return bans.of(list.id(), Address.of(address)).isPresent();
    }

    @Test
    void anOwnerKeepsPeopleOutAndLetsThemInAgain() {
        String olga = fresh("olga") + "@owners.example";
        MailingList list = list(List.of(olga));
        var visit = signedIn(olga, false);
        String page = path(list) + "/bans";

        visit.send(page, page, "lines", "bad@example.org\n\nspam.example", "reason", "<b>shoes</b>")
                .then()
                .statusCode(303);

        assertTrue(out(list, "bad@example.org"));
        assertTrue(out(list, "x@spam.example"));
        String text = read(visit.page(page));
        assertTrue(text.contains("bad@example.org") && text.contains("<b>shoes</b>"), text);

        long id = bans.page(list, 0, 1).getFirst().id();
        visit.send(page, page + "/" + id + "/lift").then().statusCode(303);
        assertFalse(out(list, "bad@example.org"));
    }

    @Test
    void wrongLinesComeBackWithWhatIsWrong() {
        String olga = fresh("olga") + "@owners.example";
        MailingList list = list(List.of(olga));
        var visit = signedIn(olga, false);

        var answer = visit.send(
                path(list) + "/bans", path(list) + "/bans", "lines", "good.example\n*\n" + olga, "reason", "");

        assertEquals(422, answer.statusCode());
        String text = read(answer.asString());
        assertTrue(text.contains("everybody") && text.contains(olga + " would keep out"), text);
        assertTrue(out(list, "x@good.example"), "the right lines count");
        assertEquals(1, bans.count(list));
    }

    @Test
    void theSitesBansAreForThoseWhoRunIt() {
        String domain = fresh("d") + ".example";
        var admin = signedIn(fresh("adam") + "@owners.example", true);
        admin.send("/site/doors/banned", "/site/doors/banned", "lines", domain, "reason", "")
                .then()
                .statusCode(303);

        assertTrue(out(list(List.of()), "x@" + domain));
        assertTrue(read(admin.page("/site/doors/banned")).contains(domain));
        var somebody = signedIn(fresh("sam") + "@owners.example", false);
        assertEquals(404, somebody.look("/site/doors/banned").statusCode());
    }
}
