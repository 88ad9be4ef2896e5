package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.delivery.Captured;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.testing.Eventually;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.Test;

/// Members choose for themselves, with an account or by a link of a letter.
@QuarkusTest
class OptionPagesTest extends WithPages {
    private static final Pattern LINK = Pattern.compile("/options/by/([0-9a-z]+-[0-9a-z]+-[0-9a-z]+)");

    @Inject
    Captured captured;

    private Map<String, String> options(MailingList list, String address) {
        return members.options(members.find(list.id(), Address.of(address)).orElseThrow());
    }

    private List<String> letters(String to) {
        return captured.page(Long.MAX_VALUE, 1000).stream()
                .filter(l -> l.recipient().equals(to))
                .map(l -> new String(captured.raw(l.id()).orElseThrow(), StandardCharsets.UTF_8))
                .toList();
    }

    private String letter(String to) {
        Eventually.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !letters(to).isEmpty());
        return letters(to).getFirst();
    }

    @Test
    void whoIsSignedInChoosesForTheirOwnMembershipsOnly() {
        MailingList list = list(List.of());
        String mia = fresh("mia") + "@home.example";
        String eve = fresh("eve") + "@home.example";
        join(list, mia, eve);
        Visit visit = signedIn(mia, false);
        String page = path(list) + "/options";
        long own = members.find(list.id(), Address.of(mia)).orElseThrow().id();
        long other = members.find(list.id(), Address.of(eve)).orElseThrow().id();

        assertTrue(read(visit.page(page)).contains(mia) && !visit.page(page).contains(eve));
        visit.send(page, page, "member", "" + own, "mode", "summary", "ack", "on")
                .then()
                .statusCode(303);
        visit.send(page, page, "member", "" + other, "mode", "nomail").then().statusCode(404);
        visit.send(page, page + "/leave", "member", "" + other).then().statusCode(404);
        visit.send(page, page, "member", "" + own, "mode", "weekly").then().statusCode(422);

        assertEquals("summary", options(list, mia).get("mode"));
        assertEquals("on", options(list, mia).get("ack"));
        assertEquals("regular", options(list, eve).get("mode"));
        assertTrue(read(visit.page("/me/lists")).contains("Chess Club " + mia + " a summary of subjects and links"));
        visit.send(page, page + "/leave", "member", "" + own).then().statusCode(303);
        assertTrue(members.find(list.id(), Address.of(mia)).isEmpty());
        assertTrue(read(visit.page("/me/lists")).contains("You are on no list yet."));
    }

    @Test
    void aLinkOfALetterLeadsToOneMembershipAlone() {
        MailingList list = list(List.of());
        String ana = fresh("ana") + "@home.example";
        join(list, ana, "ben@home.example");
        String page = path(list) + "/options";
        new Visit().send(page, page + "/link", "address", ana).then().statusCode(200);
        Matcher link = LINK.matcher(letter(ana));
        assertTrue(link.find(), letter(ana));
        String own = page + "/by/" + link.group(1);
        long ben = members.find(list.id(), Address.of("ben@home.example"))
                .orElseThrow()
                .id();

        var visit = new Visit();
        visit.send(own, own, "mode", "nomail", "member", "" + ben).then().statusCode(303);

        assertEquals("nomail", options(list, ana).get("mode"));
        assertEquals("regular", options(list, "ben@home.example").get("mode"));
        MailingList next = list(List.of());
        join(next, ana);
        assertEquals(
                404, visit.look(path(next) + "/options/by/" + link.group(1)).statusCode(), "another list");
        String code = link.group(1);
        String forged = code.substring(0, code.length() - 1) + (code.endsWith("a") ? "b" : "a");
        assertEquals(404, visit.look(page + "/by/" + forged).statusCode());
        visit.send(own, own + "/leave").then().statusCode(303);
        assertTrue(members.find(list.id(), Address.of(ana)).isEmpty());
        assertEquals(404, visit.look(own).statusCode(), "the member is gone");
    }

    @Test
    void theAnswerIsTheSameForMembersAndStrangers() {
        MailingList list = list(List.of());
        String member = fresh("mem") + "@home.example";
        String stranger = fresh("mem") + "@home.example";
        join(list, member);
        String page = path(list) + "/options";
        String first = new Visit().send(page, page + "/link", "address", member).asString();
        String second =
                new Visit().send(page, page + "/link", "address", stranger).asString();
        assertEquals(read(first).replace(member, "X"), read(second).replace(stranger, "X"));
        assertTrue(letter(stranger).contains("is not on the list"));
        assertFalse(LINK.matcher(letter(stranger)).find());
        for (int i = 0; i < 5; i++) {
            String again =
                    new Visit().send(page, page + "/link", "address", stranger).asString();
            assertEquals(read(second), read(again));
        }
        letter(member);
        assertTrue(letters(stranger).size() <= 3, "three a day");
        assertEquals(
                422, new Visit().send(page, page + "/link", "address", "nobody").statusCode());
    }
}
