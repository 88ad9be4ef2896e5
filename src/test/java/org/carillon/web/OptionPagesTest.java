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
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carillon.delivery.Captured;
import org.carillon.desk.ErrandsDone;
import org.carillon.lists.By;
import org.carillon.lists.DomainAdmins;
import org.carillon.lists.ListAnswer;
import org.carillon.lists.MailingList;
import org.carillon.lists.MemberLinks;
import org.carillon.mail.Address;
import org.carillon.store.Sql;
import org.carillon.testing.Eventually;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Members choose for themselves, with an account or by a link of a letter.
@QuarkusTest
class OptionPagesTest extends WithPages {
    private static final Pattern LINK = Pattern.compile("/options/by/([0-9a-z]+-[0-9a-z]+-[0-9a-z]+)");

    @Inject
    Captured captured;

    @Inject
    MemberLinks links;

    @Inject
    Sql sql;

    @Inject
    ErrandsDone errands;

    @Inject
    DomainAdmins domainAdmins;

    @BeforeEach
    void freshBudgets() {
        errands.await();
        sql.update("delete from letter_slot");
    }

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

    private String link(String page, String address, int letters) {
        new Visit().send(page, page + "/link", "address", address).then().statusCode(200);
        Eventually.await().until(() -> letters(address).size() == letters);
        Matcher link = LINK.matcher(letters(address).getFirst());
        assertTrue(link.find(), letters(address).getFirst());
        return page + "/by/" + link.group(1);
    }

    @Test
    void aNewLinkEndsTheOlderOneAndSoDoesAnotherAddress() {
        MailingList list = list(List.of());
        String lea = fresh("lea") + "@home.example";
        join(list, lea);
        String page = path(list) + "/options";
        String first = link(page, lea, 1);
        assertTrue(read(new Visit().page(first)).contains("Whoever has it can look at these options"));

        String second = link(page, lea, 2);

        assertEquals(404, new Visit().look(first).statusCode(), "another was sent after it");
        assertEquals(200, new Visit().look(second).statusCode());
        sql.update(
                "update member set address = ?, address_key = ? where list_id = ?",
                "new-" + lea,
                "new-" + lea,
                list.id());
        assertEquals(404, new Visit().look(second).statusCode(), "who has the old address has no say any more");
    }

    @Test
    void whoeverHasALinkCanEndIt() {
        MailingList list = list(List.of());
        String leo = fresh("leo") + "@home.example";
        join(list, leo);
        String own = link(path(list) + "/options", leo, 1);
        var visit = new Visit();
        String token = Visit.token(visit.page(own));

        assertEquals(303, visit.post(own + "/end", token).statusCode());

        assertEquals(404, visit.look(own).statusCode());
        assertEquals(404, visit.post(own, token, "mode", "nomail").statusCode());
        assertEquals(404, visit.post(own + "/leave", token).statusCode());
        assertEquals("regular", options(list, leo).get("mode"));
    }

    /// More ask at once than there are connections to the database, and each needs a second one for the budget. Wishes
    /// for a link are errands, done one at a time; a new address is asked while the page waits.
    @Test
    void aFloodOfNewAddressesHoldsNoConnectionWhileItAsksTheBudget() throws Exception {
        MailingList list = list(List.of());
        String ana = fresh("ana") + "@home.example";
        join(list, ana);
        String own = link(path(list) + "/options", ana, 1);
        record Asker(Visit visit, String token) {}
        List<Asker> askers = IntStream.range(0, 64)
                .mapToObj(_ -> new Visit())
                .map(visit -> new Asker(visit, Visit.token(visit.page(own))))
                .toList();
        var together = new CyclicBarrier(askers.size());
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = askers.stream()
                    .map(asker -> many.submit(() -> {
                        together.await();
                        String who = fresh("many") + "@home.example";
                        return asker.visit()
                                .post(own + "/address", asker.token(), "new", who)
                                .statusCode();
                    }))
                    .toList();
            for (var answer : answers) assertEquals(303, answer.get());
        }
        assertEquals(20, sql.number("select count(*) from letter_slot where kind = 'network'"), "one took the link");
    }

    @Test
    void aMemberByMailMakesAnAccountForTheProvenAddress() {
        MailingList list = list(List.of());
        String ana = fresh("ana") + "@home.example";
        join(list, ana);
        String own = link(path(list) + "/options", ana, 1);
        var visit = new Visit();

        visit.send(own, own + "/account", "name", "Ana", "password", "short")
                .then()
                .statusCode(422);
        assertTrue(people.at(Address.of(ana)).isEmpty());
        visit.send(own, own + "/account", "name", "Ana", "password", PASSWORD)
                .then()
                .statusCode(303);

        Visit account = new Visit().signIn(ana, PASSWORD);
        assertTrue(read(account.page("/me/lists")).contains("Chess Club " + ana));
        assertTrue(read(account.page("/me/sending")).contains("does not send by this server"));
        assertTrue(people.guest(people.at(Address.of(ana)).orElseThrow().id()));
        assertEquals(404, visit.look(own).statusCode(), "the link is used up");
        Eventually.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> letters(ana).stream().anyMatch(l -> l.contains("an account was made")));
    }

    /// Who has read one letter of somebody who runs lists would run them for good.
    @Test
    void nobodyMakesAnAccountByALinkForAnAddressThatRunsLists() {
        MailingList other = list(List.of());
        String domain = fresh("dom") + ".example";
        domains.add(domain);
        Map<String, Consumer<Address>> roles = Map.of(
                "owner", who -> register.addOwner(other, who, By.house("test")),
                "moderator", who -> register.addModerator(other, who, By.house("test")),
                "admin", who -> domainAdmins.add(domain, who, By.house("test")));
        roles.forEach((role, give) -> {
            MailingList list = list(List.of());
            String boss = fresh(role) + "@home.example";
            join(list, boss);
            give.accept(Address.of(boss));
            String own = link(path(list) + "/options", boss, 1);

            String page = new Visit()
                    .send(own, own + "/account", "name", "Eve", "password", PASSWORD)
                    .then()
                    .statusCode(422)
                    .extract()
                    .asString();

            assertTrue(read(page).contains("helps to run lists here"), role);
            assertTrue(people.at(Address.of(boss)).isEmpty(), role);
        });
    }

    @Test
    void anAccountThatExistsIsNotTakenOverByALink() {
        MailingList list = list(List.of());
        String ana = fresh("ana") + "@home.example";
        join(list, ana);
        people.add(Address.of(ana), "", PASSWORD, false);
        String own = link(path(list) + "/options", ana, 1);

        var visit = new Visit();
        assertTrue(read(visit.page(own)).contains("This address has an account"));
        visit.send(own, own + "/account", "name", "Eve", "password", "another horse")
                .then()
                .statusCode(422);

        assertTrue(read(new Visit().signIn(ana, PASSWORD).page("/me/lists")).contains("Chess Club"));
    }

    @Test
    void nobodyMakesThemselvesAMailboxOfThisServer() {
        MailingList list = list(List.of());
        String local = fresh("ana") + "@" + list.address().domain();
        people.add(Address.of(local), "", PASSWORD, false);
        join(list, local);
        String other = fresh("x") + "@" + list.address().domain();
        join(list, other);
        String token =
                ((ListAnswer.OptionsLink) links.letters(list, Address.of(other)).getFirst()).token();
        links.sent(list, token);
        String own = path(list) + "/options/by/" + token;

        new Visit()
                .send(own, own + "/account", "name", "", "password", PASSWORD)
                .then()
                .statusCode(422);

        assertTrue(people.at(Address.of(other)).isEmpty());
    }

    /// Takeover: whoever sees one letter of one list for a moment.
    @Test
    void aLinkMovesNoMembershipOfAnotherList() {
        MailingList list = list(List.of());
        MailingList other = list(List.of());
        String old = fresh("old") + "@home.example";
        String now = fresh("new") + "@home.example";
        join(list, old);
        join(other, old);
        String own = link(path(list) + "/options", old, 1);
        var visit = new Visit();
        assertFalse(visit.page(own).contains("everywhere"));

        visit.send(own, own + "/address", "new", now, "everywhere", "on").then().statusCode(303);
        String confirm = confirm(list, now);
        visit.send(confirm, confirm).then().statusCode(200);

        assertTrue(members.find(list.id(), Address.of(now)).isPresent());
        assertTrue(members.find(other.id(), Address.of(old)).isPresent());
    }

    private String confirm(MailingList list, String to) {
        Matcher token = Pattern.compile("/confirm/([0-9a-z]{26})").matcher(letter(to));
        assertTrue(token.find(), letter(to));
        return path(list) + "/confirm/" + token.group(1);
    }

    @Test
    void theOldAddressHearsOfTheQuestionAtTheNewOneAndEndsItWithTheLink() {
        for (boolean asksForAnother : List.of(false, true)) {
            MailingList list = list(List.of());
            String old = fresh("old") + "@home.example";
            String thief = fresh("thief") + "@evil.example";
            join(list, old);
            String page = path(list) + "/options";
            String own = link(page, old, 1);
            var visit = new Visit();
            visit.send(own, own + "/address", "new", thief).then().statusCode(303);
            String confirm = confirm(list, thief);
            Eventually.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> letters(old).stream()
                            .anyMatch(l -> l.contains(thief) && l.contains("Nothing has changed yet")));
            assertEquals(200, visit.look(confirm).statusCode());

            if (asksForAnother) link(page, old, 3);
            else visit.send(own, own + "/end").then().statusCode(303);

            assertEquals(404, visit.look(confirm).statusCode());
            assertTrue(members.find(list.id(), Address.of(old)).isPresent());
        }
    }

    @Test
    void aMemberByMailGetsTheirNewAddressInOnceItIsConfirmed() {
        MailingList list = list(List.of());
        String old = fresh("old") + "@home.example";
        String now = fresh("new") + "@home.example";
        join(list, old);
        String own = link(path(list) + "/options", old, 1);
        var visit = new Visit();

        visit.send(own, own + "/address", "new", "nonsense").then().statusCode(422);
        visit.send(own, own + "/address", "new", now).then().statusCode(303);
        assertTrue(members.find(list.id(), Address.of(old)).isPresent(), "nothing before it is confirmed");
        Matcher token = Pattern.compile("/confirm/([0-9a-z]{26})").matcher(letter(now));
        assertTrue(token.find(), letter(now));
        String confirm = path(list) + "/confirm/" + token.group(1);
        String form = visit.page(confirm);
        assertTrue(read(form).contains("take the place of " + old));
        assertEquals(200, visit.post(confirm, Visit.token(form)).statusCode());

        assertTrue(members.find(list.id(), Address.of(now)).isPresent());
        assertTrue(members.find(list.id(), Address.of(old)).isEmpty());
        Eventually.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> letters(old).stream().anyMatch(l -> l.contains("has taken the place of")));
        assertEquals(404, visit.look(own).statusCode(), "the old link has ended");
        assertEquals(404, visit.post(confirm, Visit.token(form)).statusCode(), "the token counts once");
    }
}
