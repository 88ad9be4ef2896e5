package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carillon.lists.By;
import org.carillon.lists.MailingList;
import org.carillon.lists.MemberChange;
import org.carillon.lists.MemberMode;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.Test;

/// Who sees who is on a list.
@QuarkusTest
class RosterPagesTest extends WithPages {
    private MailingList with(String setting) {
        MailingList list = list(List.of(), setting);
        join(list, "Ana Lopez <ana@home.example>", "hidden@home.example");
        members.change(
                members.find(list.id(), Address.of("hidden@home.example")).orElseThrow(),
                MemberChange.options(Map.of("hide", "on")),
                By.house("test"));
        return list;
    }

    @Test
    void theSettingSaysWhoSeesIt() {
        Visit member = signedIn(fresh("mia") + "@home.example", false);
        String mia = fresh("mib") + "@home.example";
        Visit inside = signedIn(mia, false);
        for (String who : List.of("public", "members", "staff")) {
            MailingList list = with("roster=" + who);
            join(list, mia);
            String page = path(list) + "/roster";
            assertEquals(
                    who.equals("public") ? 200 : 303, new Visit().look(page).statusCode(), who);
            assertEquals(who.equals("public") ? 200 : 404, member.look(page).statusCode(), who);
            assertEquals(who.equals("staff") ? 404 : 200, inside.look(page).statusCode(), who);
        }
    }

    @Test
    void showsThePublicNoWholeAddressAndNobodyWhoHides() {
        String page = path(with("roster=public")) + "/roster";
        String seen = new Visit().page(page);
        assertTrue(read(seen).contains("ana@… Ana Lopez"), seen);
        assertFalse(seen.contains("home.example") || seen.contains("hidden"), seen);
        String signedIn = signedIn(fresh("rea") + "@home.example", false).page(page);
        assertTrue(read(signedIn).contains("ana@home.example") && !signedIn.contains("hidden@"), signedIn);
    }

    @Test
    void cutsEveryAddressThatSomebodyWroteIntoTheirName() {
        MailingList list = list(List.of(), "roster=public");
        members.admit(
                list,
                new Mailbox("Ana (ana@home.example, ana @ work.example)", Address.of("x@home.example")),
                MemberMode.REGULAR,
                By.house("test"));
        String seen = new Visit().page(path(list) + "/roster");
        assertTrue(read(seen).contains("Ana (ana@… ana @…"), seen);
        assertFalse(seen.contains("home.example") || seen.contains("work.example"), seen);
    }

    @Test
    void comesInPages() {
        MailingList list = list(List.of(), "roster=public");
        join(
                list,
                IntStream.range(0, 150).mapToObj(i -> "m" + i + "@home.example").toArray(String[]::new));
        String html = new Visit().page(path(list) + "/roster");
        assertTrue(html.contains("m99@…") && !html.contains("m100@…"));
        String next = html.replaceAll("(?s).*href=\"([^\"]*)\" rel=\"next\".*", "$1");
        assertTrue(new Visit().page(next).contains("m149@…"));
    }
}
