package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.delivery.Captured;
import org.carillon.desk.ErrandsDone;
import org.carillon.lists.By;
import org.carillon.lists.MailingList;
import org.carillon.lists.MemberMode;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.people.Person;
import org.carillon.store.Sql;
import org.carillon.testing.ErrorsHeard;
import org.carillon.testing.Eventually;
import org.carillon.testing.Visit;
import org.carillon.testing.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several addresses of one person, and nobody else's.
@QuarkusTest
class AddressPagesTest extends WithPages {
    private static final String PAGE = "/me/addresses";
    private static final Pattern LINK = Pattern.compile("/me/addresses/confirm/([0-9a-z]{26})");

    @Inject
    Captured captured;

    @Inject
    Sql sql;

    @Inject
    ErrandsDone errands;

    @BeforeEach
    void freshBudgets() {
        errands.await();
        sql.update("delete from letter_slot");
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

    /// The path of the link in the letter to that address.
    private String link(String to) {
        Matcher link = LINK.matcher(letter(to));
        assertTrue(link.find(), letter(to));
        return PAGE + "/confirm/" + link.group(1);
    }

    private Person person(String address) {
        return people.owner(Address.of(address)).orElseThrow();
    }

    private List<String> addresses(String address) {
        return people.addresses(person(address)).stream().map(Address::toString).toList();
    }

    @Test
    void anAddressIsAddedWhenItsReaderHasConfirmedIt() {
        String home = fresh("mia") + "@home.example";
        String work = fresh("mia") + "@work.example";
        Visit mia = signedIn(home, false);

        mia.send(PAGE, PAGE, "address", work).then().statusCode(303);
        assertEquals(List.of(home), addresses(home), "before it is confirmed");
        String link = link(work);
        assertTrue(read(mia.page(link)).contains(work));
        assertEquals(List.of(home), addresses(home), "opening it changes nothing");
        mia.send(link, link).then().statusCode(303);

        assertEquals(List.of(home, work), addresses(home));
        assertTrue(letter(home).contains(work), "the first address hears of it");
        new Visit().signIn(work, PASSWORD).look(PAGE).then().statusCode(200);
    }

    /// Token reuse.
    @Test
    void aTokenCountsOnce() {
        String home = fresh("mia") + "@home.example";
        String work = fresh("mia") + "@work.example";
        Visit mia = signedIn(home, false);
        mia.send(PAGE, PAGE, "address", work);
        String link = link(work);
        mia.send(link, link).then().statusCode(303);
        mia.send(PAGE, PAGE + "/remove", "address", work, "password", PASSWORD)
                .then()
                .statusCode(303);
        assertEquals(List.of(home), addresses(home));

        mia.send(PAGE, link).then().statusCode(404);
        assertEquals(List.of(home), addresses(home));
    }

    /// Takeover: Eve asks for the victim's address, and the victim clicks the link of the letter.
    @Test
    void aTokenOfAnotherPersonDoesNothing() {
        String eve = fresh("eve") + "@evil.example";
        String victim = fresh("victim") + "@home.example";
        Visit evil = signedIn(eve, false);
        Visit other = signedIn(victim, false);

        evil.send(PAGE, PAGE, "address", victim).then().statusCode(303);
        String link = link(victim);
        other.look(link).then().statusCode(404);
        other.send(PAGE, link).then().statusCode(404);
        assertEquals(303, new Visit().look(link).statusCode(), "nobody without an account");
        evil.send(PAGE, link).then().statusCode(303);

        assertEquals(List.of(eve), addresses(eve));
        assertEquals(List.of(victim), addresses(victim), "it belongs to another account");
    }

    /// Who has read one letter of somebody who runs lists would run them for good.
    @Test
    void whoMadeTheirAccountThemselvesDoesNotTakeAnAddressThatRunsLists() {
        String eve = fresh("eve") + "@evil.example";
        String boss = fresh("boss") + "@home.example";
        list(List.of(boss));
        people.addGuest(Address.of(eve), "", PASSWORD);
        Visit evil = new Visit().signIn(eve, PASSWORD);

        evil.send(PAGE, PAGE, "address", boss).then().statusCode(303);
        evil.send(PAGE, link(boss)).then().statusCode(303);

        assertTrue(read(evil.page(PAGE)).contains("helps to run lists here"));
        assertEquals(List.of(eve), addresses(eve));
    }

    @Test
    void anAddressWhoseDomainComesHereMeanwhileIsNotAdded() {
        String domain = fresh("late") + ".example";
        String home = fresh("mia") + "@home.example";
        Visit mia = signedIn(home, false);
        mia.send(PAGE, PAGE, "address", "mia@" + domain).then().statusCode(303);
        String link = link("mia@" + domain);

        domains.add(domain);
        mia.send(PAGE, link).then().statusCode(303);

        assertTrue(read(mia.page(PAGE)).contains("given by those who run this server"));
        assertEquals(List.of(home), addresses(home));
    }

    /// Enumeration.
    @Test
    void theAnswerIsTheSameWhetherTheAddressHasAnAccount() {
        String known = fresh("known") + "@home.example";
        String unknown = fresh("known") + "@home.example";
        people.add(Address.of(known), "", PASSWORD, false);
        Visit eve = signedIn(fresh("eve") + "@evil.example", false);

        eve.send(PAGE, PAGE, "address", known).then().statusCode(303);
        String first = read(eve.page(PAGE)).replace(known, "X");
        eve.send(PAGE, PAGE, "address", unknown).then().statusCode(303);
        String second = read(eve.page(PAGE)).replace(unknown, "X");

        assertEquals(first, second);
        letter(known);
        letter(unknown);
    }

    @Test
    void addressesOfThisServerAreNotTaken() {
        MailingList list = list(List.of());
        Visit eve = signedIn(fresh("eve") + "@evil.example", false);

        for (String address : List.of(
                list.address().toString(),
                list.address("owner").toString(),
                "postmaster@" + list.address().domain())) {
            eve.send(PAGE, PAGE, "address", address).then().statusCode(422);
        }
        eve.send(PAGE, PAGE, "address", "nobody").then().statusCode(422);
    }

    @Test
    void whoHasTwentyAddressesIsAskedToTakeOneAway() {
        String home = fresh("mia") + "@home.example";
        Visit mia = signedIn(home, false);
        for (int i = 1; i < 20; i++) people.addAddress(person(home).id(), Address.of(i + home));

        Response answer = mia.send(PAGE, PAGE, "address", fresh("mia") + "@work.example");

        assertEquals(422, answer.statusCode());
        assertTrue(read(answer.asString()).contains("An account has at most 20 addresses: take one away first."));
    }

    @Test
    void nobodyTouchesTheAddressesOrMembershipsOfOthers() {
        MailingList list = list(List.of());
        String mia = fresh("mia") + "@home.example";
        String eve = fresh("eve") + "@evil.example";
        join(list, mia);
        signedIn(mia, false);
        Visit evil = signedIn(eve, false);
        long member = members.find(list.id(), Address.of(mia)).orElseThrow().id();

        evil.send(PAGE, PAGE + "/remove", "address", mia).then().statusCode(404);
        evil.send(PAGE, PAGE + "/first", "address", mia).then().statusCode(404);
        evil.send(PAGE, PAGE + "/deliver", "member", "" + member, "address", eve)
                .then()
                .statusCode(404);
        evil.send(PAGE, PAGE + "/move", "from", mia, "to", eve).then().statusCode(404);

        assertEquals(List.of(mia), addresses(mia));
        assertTrue(members.find(list.id(), Address.of(mia)).isPresent());
        assertEquals(303, new Visit().look(PAGE).statusCode());
    }

    @Test
    void eachListDeliversToTheAddressThatIsChosen() {
        MailingList list = list(List.of());
        MailingList next = list(List.of());
        String home = fresh("mia") + "@home.example";
        String work = fresh("mia") + "@work.example";
        join(list, home);
        join(next, home);
        Visit mia = signedIn(home, false);
        people.addAddress(person(home).id(), Address.of(work));
        register.addOwner(next, Address.of(home), By.house("test"));
        long member = members.find(list.id(), Address.of(home)).orElseThrow().id();

        mia.send(PAGE, PAGE + "/deliver", "member", "" + member, "address", work)
                .then()
                .statusCode(303);
        assertTrue(members.find(list.id(), Address.of(work)).isPresent());
        assertTrue(members.find(next.id(), Address.of(home)).isPresent());
        assertTrue(read(mia.page(PAGE)).contains("helps to run " + next.address()));

        mia.send(PAGE, PAGE + "/move", "from", home, "to", work, "password", PASSWORD)
                .then()
                .statusCode(303);
        assertTrue(members.find(next.id(), Address.of(work)).isPresent());
        assertTrue(MailingList.withId(next.id()).orElseThrow().owns(Address.of(work)), "the role goes along");
    }

    @Test
    void theFirstAddressStaysAndAnotherCanTakeItsPlace() {
        String home = fresh("mia") + "@home.example";
        String work = fresh("mia") + "@work.example";
        Visit mia = signedIn(home, false);
        people.addAddress(person(home).id(), Address.of(work));

        mia.send(PAGE, PAGE + "/remove", "address", home, "password", PASSWORD)
                .then()
                .statusCode(303);
        assertEquals(List.of(home, work), addresses(home));
        mia.send(PAGE, PAGE + "/first", "address", work, "password", PASSWORD)
                .then()
                .statusCode(303);
        mia.send(PAGE, PAGE + "/remove", "address", home, "password", PASSWORD)
                .then()
                .statusCode(303);

        assertEquals(List.of(work), addresses(work));
        assertTrue(people.owner(Address.of(home)).isEmpty());
        assertFalse(mia.page(PAGE).contains(home + "</bdi>"));
    }

    /// In a browser that somebody left open.
    @Test
    void nobodyDecidesWhoseTheAccountIsWithoutItsPassword() {
        MailingList list = list(List.of());
        String home = fresh("mia") + "@home.example";
        String work = fresh("mia") + "@work.example";
        join(list, home);
        Visit mia = signedIn(home, false);
        people.addAddress(person(home).id(), Address.of(work));

        for (String[] deed : List.of(
                new String[] {"/remove", "address", work},
                new String[] {"/first", "address", work},
                new String[] {"/move", "from", home, "to", work})) {
            String[] fields = Arrays.copyOfRange(deed, 1, deed.length);
            String asks = mia.send(PAGE, PAGE + deed[0], fields)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertTrue(read(asks).contains("Your password, please"), deed[0]);
            assertTrue(asks.contains(work), "the form goes on with what was chosen");
            String[] wrong = Stream.concat(Stream.of(fields), Stream.of("password", "another horse"))
                    .toArray(String[]::new);
            mia.send(PAGE, PAGE + deed[0], wrong).then().statusCode(422);
        }

        assertEquals(List.of(home, work), addresses(home));
        assertTrue(members.find(list.id(), Address.of(home)).isPresent());
    }

    @Test
    void anAddressThatLosesSomethingHearsOfIt() {
        String home = fresh("mia") + "@home.example";
        String work = fresh("mia") + "@work.example";
        String old = fresh("mia") + "@old.example";
        Visit mia = signedIn(home, false);
        people.addAddress(person(home).id(), Address.of(work));
        people.addAddress(person(home).id(), Address.of(old));

        mia.send(PAGE, PAGE + "/remove", "address", old, "password", PASSWORD);
        mia.send(PAGE, PAGE + "/move", "from", work, "to", home, "password", PASSWORD);
        mia.send(PAGE, PAGE + "/first", "address", work, "password", PASSWORD);

        assertTrue(letter(old).contains("no address of the account"), letter(old));
        assertTrue(letter(work).contains("stands in its place"), letter(work));
        assertTrue(letter(home).contains("is known as"), letter(home));
    }

    /// Letters are filed under the first address: whose that one becomes would read them.
    @Test
    void whoHasAMailboxHereKeepsTheFirstAddress() {
        String own = fresh("mia") + "@" + list(List.of()).address().domain();
        String home = fresh("mia") + "@home.example";
        Visit mia = signedIn(own, false);
        people.addAddress(person(own).id(), Address.of(home));

        assertFalse(mia.page(PAGE).contains("Make it the first"));
        mia.send(PAGE, PAGE + "/first", "address", home, "password", PASSWORD)
                .then()
                .statusCode(303);

        assertTrue(read(mia.page(PAGE)).contains("which therefore stays the first"));
        assertEquals(own, person(own).address().toString());
    }

    @Test
    void whoJoinsByTheOtherAddressInTheSameMomentIsOneMember() throws Exception {
        MailingList list = list(List.of());
        String home = fresh("mia") + "@home.example";
        String work = fresh("mia") + "@work.example";
        join(list, home);
        Visit mia = signedIn(home, false);
        people.addAddress(person(home).id(), Address.of(work));
        long member = members.find(list.id(), Address.of(home)).orElseThrow().id();

        int status = meanwhile(
                () -> members.admit(list, new Mailbox("", Address.of(work)), MemberMode.REGULAR, By.house("test")),
                "update member set address",
                () -> mia.send(PAGE, PAGE + "/deliver", "member", "" + member, "address", work)
                        .statusCode());

        assertEquals(303, status);
        assertEquals(
                member, members.find(list.id(), Address.of(work)).orElseThrow().id());
        assertEquals(1, members.count(list.id()));
    }

    /// Somebody makes an account for an address by a link while it becomes another account's.
    @Test
    void anAddressThatBecomesAnothersInTheSameMomentHasNoAccountOfItsOwn() throws Exception {
        String home = fresh("mia") + "@home.example";
        String work = fresh("mia") + "@work.example";
        people.add(Address.of(home), "", PASSWORD, false);

        boolean made = meanwhile(
                () -> people.addAddress(person(home).id(), Address.of(work)),
                "insert into person_address",
                () -> people.addGuest(Address.of(work), "", PASSWORD));

        assertFalse(made);
        assertEquals(List.of(home, work), addresses(work));
    }

    /// Else it would belong to two accounts, as the next one could add it.
    @Test
    void anAddressThatBecomesTheFirstInTheSameMomentIsNotTakenAway() throws Exception {
        String home = fresh("mia") + "@home.example";
        String work = fresh("mia") + "@work.example";
        Person mia = withTwo(home, work);

        boolean removed = meanwhile(
                () -> people.makeFirst(mia, Address.of(work)),
                "select id from person",
                () -> people.removeAddress(mia, Address.of(work)));

        assertFalse(removed);
        assertEquals(List.of(work, home), addresses(home));
    }

    @Test
    void anAddressThatIsTakenAwayInTheSameMomentDoesNotBecomeTheFirst() throws Exception {
        String home = fresh("mia") + "@home.example";
        String work = fresh("mia") + "@work.example";
        Person mia = withTwo(home, work);

        boolean first = meanwhile(
                () -> people.removeAddress(mia, Address.of(work)),
                "select id from person",
                () -> people.makeFirst(mia, Address.of(work)));

        assertFalse(first);
        assertEquals(List.of(home), addresses(home));
    }

    private Person withTwo(String first, String second) {
        people.add(Address.of(first), "", PASSWORD, false);
        Person person = person(first);
        people.addAddress(person.id(), Address.of(second));
        return person;
    }

    /// Does the one thing in a transaction that ends when the other one waits for it in a statement that begins so.
    private <T> T meanwhile(Runnable one, String statement, Callable<T> other) throws Exception {
        try (var heard = ErrorsHeard.begin();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<T> waits = QuarkusTransaction.requiringNew().call(() -> {
                one.run();
                Future<T> running = threads.submit(other);
                Waiting.until(sql, statement);
                return running;
            });
            T became = waits.get();
            assertEquals(List.of(), heard.all());
            return became;
        }
    }
}
