package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.carillon.mail.Address;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BansTest extends WithLists {
    private static final By BY = new By("mo@example.org", Channel.WEB, "192.0.2.7");

    @Inject
    Bans bans;

    @Inject
    Trail trail;

    private boolean out(MailingList list, String address) {
        return bans.of(list.id(), Address.of(address)).isPresent();
    }

    @Test
    void whoIsBannedFromOneListIsNotFromTheNext() {
        MailingList list = list();
        MailingList other = list();

        assertTrue(bans.add(list, "Bad@Example.org", "sells shoes", BY));

        assertTrue(out(list, "bad+1@example.org"));
        assertFalse(out(list, "good@example.org"));
        assertFalse(out(other, "bad@example.org"));
        Ban ban = bans.of(list.id(), Address.of("bad@example.org")).orElseThrow();
        assertEquals("sells shoes", ban.reason());
        assertEquals("mo@example.org", ban.by());
    }

    @Test
    void domainsAndPatternsAreFoundToo() {
        MailingList list = list();

        bans.add(list, "spam.example", "", BY);
        bans.add(list, "*lottery*@*", "", BY);

        assertTrue(out(list, "x@deep.down.spam.example"));
        assertTrue(out(list, "win-lottery-7@other.example"));
        assertFalse(out(list, "x@notspam.example"));
        assertEquals(
                Set.of("a@spam.example", "lottery@b.example"),
                bans.among(
                        list.id(),
                        List.of(
                                Address.of("a@spam.example"),
                                Address.of("lottery@b.example"),
                                Address.of("c@good.example"))));
    }

    @Test
    void theSiteBansFromAllLists() {
        MailingList list = list();
        String domain = list.address().local() + ".example";

        bans.add(null, domain, "", BY);

        assertTrue(bans.of(list.id(), Address.of("x@" + domain)).orElseThrow().site());
        assertTrue(out(list(), "x@" + domain));
    }

    @Test
    void theSameBanStandsOnceAndIsLiftedOnce() {
        MailingList list = list();
        bans.add(list, "bad@example.org", "first", BY);

        assertFalse(bans.add(list, "BAD@example.org", "second", BY));
        Ban only = bans.page(list, 0, 10).getFirst();
        assertEquals(1, bans.count(list));
        assertEquals("first", only.reason());

        assertFalse(bans.lift(list(), only.id(), BY), "by the number of another list's ban");
        assertFalse(bans.lift(null, only.id(), BY));
        assertTrue(bans.lift(list, only.id(), BY));
        assertFalse(bans.lift(list, only.id(), BY));
        assertFalse(out(list, "bad@example.org"));
    }

    @Test
    void theTrailTellsOfBoth() {
        MailingList list = list();
        bans.add(list, "bad.example", "", BY);
        bans.lift(list, bans.page(list, 0, 1).getFirst().id(), BY);

        List<String> told = trail.page(list.id(), Trail.Mark.NEWEST, 2).stream()
                .map(e -> e.by().who() + " " + e.by().from() + " " + e.action() + " " + e.subject())
                .toList();

        assertEquals(
                List.of(
                        "mo@example.org 192.0.2.7 ban lifted bad.example",
                        "mo@example.org 192.0.2.7 banned bad.example"),
                told);
    }

    @Test
    void nobodyWhoRunsTheListIsKeptOut() {
        MailingList list = list();

        for (String who : List.of("olga@owners.example", "owners.example", "olga*@*")) {
            var refused = assertThrows(SettingException.class, () -> bans.add(list, who, "", BY));
            assertTrue(refused.getMessage().contains("olga@owners.example"), refused.getMessage());
        }
        assertEquals(0, bans.count(list));
    }

    @Test
    void pagesBeginBehindANumber() {
        MailingList list = list();
        for (int i = 0; i < 5; i++) bans.add(list, "b" + i + "@example.org", "", BY);

        List<Ban> first = bans.page(list, 0, 3);
        List<Ban> second = bans.page(list, first.getLast().id(), 3);

        assertEquals(
                List.of("b3@example.org", "b4@example.org"),
                second.stream().map(Ban::text).toList());
    }
}
