package org.carillon.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.lists.MailingList;
import org.carillon.mail.Message;
import org.carillon.spam.SpamFilter;
import org.carillon.spam.SpamScopes;
import org.carillon.testing.Eventually;
import org.carillon.testing.Visit;
import org.carillon.trust.refusals.Reason;
import org.carillon.trust.refusals.Refusal;
import org.carillon.trust.refusals.Refusals;
import org.junit.jupiter.api.Test;

/// The pages about strangers, for those who run the site.
@QuarkusTest
class StrangerPagesTest extends WithPages {
    private static final Pattern NEXT = Pattern.compile("href=\"(/site/doors/filters\\?after=[^\"]+)\"");

    @Inject
    Refusals refusals;

    @Inject
    SpamFilter filter;

    @Inject
    Clock clock;

    private static void has(String text, String part) {
        assertTrue(text.contains(part), text);
    }

    private void refuse(Reason reason, String sender) {
        refusals.note(new Refusal(
                clock.instant(),
                reason,
                new Refusal.Caller("mx", "192.0.2.7", "<b>evil</b>.example"),
                new Refusal.Letter(sender, "RCPT TO:<ana@pages.example.org>", "boss@bank.example"),
                "550 5.7.26",
                "The owner wants it refused"));
    }

    @Test
    void whoRunsTheSiteSeesWhatWasRefusedAndWhy() {
        Visit admin = signedIn(fresh("root") + "@pages.example.org", true);
        String forger = fresh("forger") + "@bank.example";
        refuse(Reason.FORGED, forger);
        refuse(Reason.VIRUS, fresh("sick") + "@other.example");

        String found = Eventually.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> read(admin.page("/site/doors/refused?text=" + forger)),
                        text -> text.contains("from " + forger));

        has(found, "The author's domain says it is not from there");
        has(found, "550 5.7.26 The owner wants it refused");
        has(found, "author boss@bank.example");
        has(found, "192.0.2.7 (<b>evil</b>.example)");
        assertFalse(found.contains("sick"), found);
        assertFalse(admin.page("/site/doors/refused").contains("<b>evil"));
        has(read(admin.page("/site/doors/refused?reason=VIRUS")), "A virus");
        has(read(admin.page("/site/doors/refused?reason=nonsense&text=%00")), "Today, since midnight UTC");
        assertEquals(404, admin.look("/site/doors/refused?before=x").statusCode());
    }

    @Test
    void theGreylistAndTheFiltersSayInWhatStateTheyAre() {
        Visit admin = signedIn(fresh("root") + "@pages.example.org", true);
        has(read(admin.page("/site/doors/greylist")), "Nobody has to wait: the greylist is off.");
        String filters = read(admin.page("/site/doors/filters"));
        has(filters, "Wanted letters learned ");
        has(read(admin.page("/site/doors/lists")), "None is asked. Name some with carillon.trust.block-lists.zones");
        has(filters, "No program of others looks at letters.");
        assertEquals(
                303,
                admin.send("/site/doors/greylist", "/site/doors/greylist/4711/release")
                        .statusCode());
        has(read(admin.page("/site/doors/greylist")), "It need not wait any more, or is gone.");
    }

    @Test
    void theFiltersOfListsAndPeopleStandInATable() {
        Visit admin = signedIn(fresh("root") + "@pages.example.org", true);
        MailingList list = list(List.of());
        var letter = new Message("Subject: Pills\r\n\r\nBuy".getBytes(UTF_8));
        filter.learn(List.of(SpamScopes.list(list.id()), SpamScopes.person(1)), letter, true);

        String filters = everyPage(admin);

        has(filters, list.address() + " 0 1 ");
        has(filters, "somebody who is gone 0 1 ");
        assertEquals(404, admin.look("/site/doors/filters?after=nobody%00").statusCode());
    }

    /// Other tests have taught filters, too.
    private static String everyPage(Visit admin) {
        var all = new StringBuilder();
        String path = "/site/doors/filters";
        while (!path.isEmpty()) {
            String html = admin.page(path);
            all.append(read(html));
            Matcher next = NEXT.matcher(html);
            path = next.find() ? next.group(1) : "";
        }
        return all.toString();
    }

    @Test
    void aHostThatWasRefusedIsLetInByItsRow() {
        Visit admin = signedIn(fresh("root") + "@pages.example.org", true);
        String sender = fresh("listed") + "@other.example";
        refuse(Reason.BLOCK_LIST, sender);
        String row = "/site/doors/refused?text=" + sender;
        Eventually.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> admin.page(row).contains("Let this host in"));

        assertEquals(
                303,
                admin.send(row, "/site/doors/lists/exempt", "network", "192.0.2.7")
                        .statusCode());

        String lists = admin.page("/site/doors/lists");
        has(read(lists), "192.0.2.7 may come in from its next connection on.");
        has(read(lists), "no reason given");
        String remove = lists.replaceAll("(?s).*action=\"(/site/doors/lists/exempt/[0-9]+/remove)\".*", "$1");
        assertEquals(303, admin.send("/site/doors/lists", remove).statusCode());
        has(read(admin.page("/site/doors/lists")), "From now on the lists are asked about it again.");
        assertEquals(303, admin.look(remove).statusCode());
    }

    @Test
    void whatIsNoHostIsSaidBesideTheField() {
        Visit admin = signedIn(fresh("root") + "@pages.example.org", true);
        var again = admin.send("/site/doors/lists", "/site/doors/lists/exempt", "network", "<nowhere>");
        assertEquals(422, again.statusCode());
        has(read(again.asString()), "Write an address such as 192.0.2.7");
        assertFalse(again.asString().contains("<nowhere>"));
        assertEquals(
                303,
                admin.send("/site/doors/lists", "/site/doors/lists/ask", "zone", "bl.example")
                        .statusCode());
        has(read(admin.page("/site/doors/lists")), "No list of that name is asked any more.");
    }

    @Test
    void othersDoNotSeeThem() {
        Visit somebody = signedIn(fresh("mia") + "@pages.example.org", false);
        for (String path :
                List.of("/site/doors/refused", "/site/doors/greylist", "/site/doors/filters", "/site/doors/lists")) {
            assertEquals(303, new Visit().look(path).statusCode(), path);
            assertEquals(404, somebody.look(path).statusCode(), path);
        }
        assertEquals(
                404,
                somebody.send("/me/folders", "/site/doors/greylist/1/forget").statusCode());
        assertEquals(
                404,
                somebody.send("/me/folders", "/site/doors/lists/exempt", "network", "192.0.2.9")
                        .statusCode());
    }
}
