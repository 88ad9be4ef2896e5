package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.people.People;
import org.carillon.store.Sql;
import org.junit.jupiter.api.Test;

/// Lists on lists: never a circle, and nobody is served twice.
@QuarkusTest
class NestingTest extends WithLists {
    private static final By BY = By.house("test");
    private static final Actor SITE = new Actor(BY, List.of(), List.of(Actor.Grant.SITE));
    private static int letters;

    @Inject
    Nesting nesting;

    @Inject
    ListEnds ends;

    @Inject
    Umbrella umbrella;

    @Inject
    Expansion expansion;

    @Inject
    Intake intake;

    @Inject
    Trail trail;

    @Inject
    Bans bans;

    @Inject
    People people;

    @Inject
    Posts posts;

    @Inject
    Sql sql;

    /// Every copy of a post to that list: `address by local part`, in order.
    private List<String> copies(MailingList top, Message post) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var copies = new ArrayList<String>();
            posts.remember(top, post);
            Reach reach = umbrella.top(top, post);
            add(copies, top, reach, post);
            for (Umbrella.Passage passage : umbrella.below(top, reach, post)) {
                if (passage instanceof Umbrella.Passage.Through on) add(copies, on.list(), on.reach(), post);
            }
            return copies;
        });
    }

    private void add(List<String> copies, MailingList list, Reach reach, Message post) {
        sql.with(connection -> {
            expansion.each(
                    connection,
                    reach,
                    post,
                    (to, tag) -> copies.add(to + " by " + list.address().local()));
            return true;
        });
    }

    private static Message post(String from) {
        return post(from, "all@lists.example.org");
    }

    private static Message post(String from, String to) {
        return letter("From: " + from, "To: " + to, "Message-ID: <nested" + ++letters + "@x.example>", "", "Hi");
    }

    private void put(MailingList child, MailingList parent) {
        assertTrue(intake.add(parent, new Mailbox("", child.address()), MemberMode.REGULAR, SITE));
    }

    private static String by(String address, MailingList list) {
        return address + " by " + list.address().local();
    }

    private void set(MailingList list, String address, String key, String value) {
        Member member = members.find(list.id(), Address.of(address)).orElseThrow();
        members.change(member, MemberChange.options(Map.of(key, value)), BY);
    }

    @Test
    void servesEachPersonOnceByTheNearestListThatTheyAreOn() {
        MailingList top = join(list(), "both@a.example", "top@a.example");
        MailingList middle = join(list(), "Both@a.example", "low@a.example", "middle@b.example");
        MailingList low = join(list(), "low@a.example", "both@a.example", "deep@c.example");
        put(middle, top);
        put(low, middle);

        assertEquals(
                List.of(
                        by("both@a.example", top),
                        by("top@a.example", top),
                        by("low@a.example", middle),
                        by("middle@b.example", middle),
                        by("deep@c.example", low)),
                copies(top, post("ben@b.example")));
    }

    /// What somebody chose where the post was written to counts, be it nothing; below, any list that serves them does.
    @Test
    void honoursTheChoicesOfTheMembershipThatAPersonIsServedBy() {
        MailingList top = join(list(), "quiet@a.example");
        MailingList one = join(list(), "quiet@a.example", "either@a.example", "ben@b.example", "away@a.example");
        MailingList two = join(list(), "either@a.example");
        put(one, top);
        put(two, top);
        set(top, "quiet@a.example", "mode", "nomail");
        set(one, "either@a.example", "mode", "nomail");
        set(one, "ben@b.example", "own-posts", "off");
        set(
                one,
                "away@a.example",
                "pause",
                java.time.LocalDate.now().plusDays(3).toString());

        assertEquals(List.of(by("either@a.example", two)), copies(top, post("ben@b.example")));
    }

    @Test
    void aListThatHasDistributedThePostOrBansItsAuthorPassesNothingOn() {
        MailingList top = list();
        MailingList low = join(list(), "low@a.example");
        put(low, top);
        Message once = post("ben@b.example");
        assertEquals(List.of(by("low@a.example", low)), copies(top, once));
        assertEquals(List.of(), copies(top, once));

        bans.add(low, "bad@b.example", "", BY);
        assertEquals(List.of(), copies(top, post("bad@b.example")));
    }

    /// The upper list serves the one address, so the lower one leaves the other out; where the upper one sends nothing
    /// to that address, the lower one serves them.
    @Test
    void servesAPersonWithTwoAddressesOnce() {
        String home = "h" + System.nanoTime() + "@a.example";
        String work = "w" + System.nanoTime() + "@b.example";
        MailingList top = join(list(), home);
        MailingList low = join(list(), work, "else@c.example");
        put(low, top);
        assertEquals(3, copies(top, post("ben@b.example")).size(), "no account yet");
        people.add(Address.of(home), "", "correct horse", false);
        people.addAddress(people.at(Address.of(home)).orElseThrow().id(), Address.of(work));

        assertEquals(List.of(by(home, top), by("else@c.example", low)), copies(top, post("ben@b.example")));
        assertEquals(List.of(by(work, low), by("else@c.example", low)), copies(low, post("ben@b.example")));
        set(top, home, "mode", "nomail");
        assertEquals(List.of(by(work, low), by("else@c.example", low)), copies(top, post("ben@b.example")));
        set(top, home, "mode", "regular");
        set(top, home, "own-posts", "off");
        assertEquals(List.of(by(work, low), by("else@c.example", low)), copies(top, post(work)), "as that one chose");
        bans.add(low, work, "", BY);
        assertEquals(List.of(), copies(top, post(home)), "nobody escapes a ban by another address");
    }

    /// A post to two lists is one for who is on both, also below one of them; who gets nothing by the first gets it by
    /// the second.
    @Test
    void aPostToTwoListsIsOneForWhoIsOnBoth() {
        MailingList one = join(list(), "both@a.example", "quiet@a.example", "one@a.example");
        MailingList two = join(list(), "Both@a.example", "quiet@a.example", "two@a.example", "low@a.example");
        MailingList low = join(list(), "low@a.example");
        put(low, one);
        set(one, "quiet@a.example", "mode", "nomail");
        Message crossed = post("ben@b.example", one.address() + ", " + two.address());

        assertEquals(
                List.of(by("both@a.example", one), by("one@a.example", one), by("low@a.example", low)),
                copies(one, crossed));
        assertEquals(List.of(by("quiet@a.example", two), by("two@a.example", two)), copies(two, crossed));
        Message hidden = post("ben@b.example");
        copies(one, hidden);
        assertEquals(4, copies(two, hidden).size(), "the other list is not named: no word of it");
    }

    @Test
    void aListIsMadeWhereAPersonWasOnAListAndNobodyIsFlooded() {
        MailingList parent = list();
        Address later = parent.address().withLocal(parent.address().local() + "x");
        join(parent, later.toString(), "ana@a.example");
        register.create(later, "Later", ListSettings.USUAL, List.of(), BY);
        assertEquals(1, members.count(parent.id()));
        assertEquals(List.of(by("ana@a.example", parent)), copies(parent, post("ben@b.example")));
        assertEquals("left", newest(parent));
    }

    @Test
    void refusesEveryCircleAndMoreThanFiveDeep() {
        List<MailingList> chain = Stream.generate(() -> list()).limit(7).toList();
        for (int i = 0; i < 5; i++) put(chain.get(i + 1), chain.get(i));
        for (int from = 0; from < 6; from++) {
            for (int to = 0; to <= from; to++) {
                MailingList parent = chain.get(from);
                MailingList child = chain.get(to);
                assertThrows(SettingException.class, () -> nesting.nest(parent, child, BY), from + " " + to);
            }
        }
        var deep = assertThrows(SettingException.class, () -> nesting.nest(chain.get(5), chain.get(6), BY));
        assertTrue(deep.getMessage().contains("5 deep"), deep.getMessage());
        assertThrows(SettingException.class, () -> nesting.nest(chain.get(6), chain.get(0), BY));
        assertFalse(nesting.nest(chain.get(0), chain.get(1), BY), "it is there already");
        assertTrue(nesting.nest(chain.get(0), chain.get(6), BY));
    }

    /// Both halves of a circle at the same moment, again and again: exactly one comes in.
    @Test
    void twoHalvesOfACircleAtTheSameMomentAreOne() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                MailingList one = list();
                MailingList two = list();
                var start = new CyclicBarrier(2);
                List<Callable<Boolean>> halves = List.of(half(one, two, start), half(two, one, start));
                int in = 0;
                for (var half : threads.invokeAll(halves)) in += half.get() ? 1 : 0;
                assertEquals(1, in);
                assertEquals(1, nesting.on(one).size() + nesting.on(two).size());
            }
        }
    }

    private Callable<Boolean> half(MailingList parent, MailingList child, CyclicBarrier start) {
        return () -> {
            start.await();
            try {
                return nesting.nest(parent, child, BY);
            } catch (SettingException circle) {
                return false;
            }
        };
    }

    /// Whatever lists are put on and taken off in whatever order.
    @Test
    void inNoGraphIsThereACircleOrSomebodyServedTwice() {
        for (long seed = 1; seed <= 4; seed++) {
            var random = new Random(seed);
            List<MailingList> lists =
                    IntStream.range(0, 7).mapToObj(i -> list()).toList();
            for (MailingList list : lists) {
                for (int p = 0; p < 6; p++) {
                    if (random.nextBoolean()) join(list, "p" + p + "@people.example");
                }
            }
            for (int step = 0; step < 40; step++) {
                MailingList parent = lists.get(random.nextInt(lists.size()));
                MailingList child = lists.get(random.nextInt(lists.size()));
                if (random.nextInt(5) == 0) nesting.part(parent, child, BY);
                else tried(parent, child);
                assertFalse(circle(lists), "seed " + seed + " step " + step);
            }
            for (MailingList list : lists) {
                List<String> served = copies(list, post("ben@b.example")).stream()
                        .map(copy -> copy.substring(0, copy.indexOf(' ')))
                        .toList();
                assertEquals(reached(list), new HashSet<>(served), "seed " + seed);
                assertEquals(new HashSet<>(served).size(), served.size(), "seed " + seed + ": " + served);
            }
        }
    }

    private void tried(MailingList parent, MailingList child) {
        try {
            nesting.nest(parent, child, BY);
        } catch (SettingException refused) {
            // a circle, or too deep
        }
    }

    private boolean circle(List<MailingList> lists) {
        var open = new TreeMap<Long, Set<Long>>();
        for (MailingList list : lists) {
            open.put(list.id(), new HashSet<>(nesting.on(List.of(list.id()))));
        }
        boolean less = true;
        while (less) {
            List<Long> leaves = open.keySet().stream()
                    .filter(id -> open.getOrDefault(id, Set.of()).isEmpty())
                    .toList();
            leaves.forEach(open::remove);
            open.values().forEach(below -> leaves.forEach(below::remove));
            less = !leaves.isEmpty();
        }
        return !open.isEmpty();
    }

    private Set<String> reached(MailingList top) {
        var all = new HashSet<String>();
        members.page(top.id(), 0, 1000).forEach(m -> all.add(m.address().toString()));
        nesting.on(top).forEach(child -> all.addAll(reached(child)));
        return all;
    }

    @Test
    void onlyWhoRunsBothPutsOneOntoTheOther() {
        MailingList parent = list();
        MailingList child = list();
        var olga = new Actor(BY, List.of(Address.of("olga@owners.example")), List.of());
        register.removeOwner(child, Address.of("olga@owners.example"), BY);
        register.addModerator(child, Address.of("olga@owners.example"), BY);

        var refused = assertThrows(
                SettingException.class,
                () -> intake.add(parent, new Mailbox("", child.address()), MemberMode.REGULAR, olga));
        assertTrue(refused.getMessage().contains("runs both"), refused.getMessage());
        var report = intake.importAll(
                parent, Stream.of("ana@a.example", child.address().toString()), olga);
        assertEquals(1, report.added());
        assertEquals(2, report.refused().getFirst().line());
        assertEquals(List.of(), nesting.on(parent));

        register.addOwner(child, Address.of("olga@owners.example"), BY);
        var once = intake.importAll(
                parent,
                Stream.of(
                        child.address().toString(),
                        "ana@a.example",
                        "Bo <bo@a.example>",
                        child.address("request").toString()),
                olga);
        assertEquals(2, once.added());
        assertEquals(1, once.known());
        assertEquals(
                List.of(4),
                once.refused().stream().map(ImportReport.Refused::line).toList());
        assertEquals(1, nesting.on(parent).size());
        assertEquals(2, members.count(parent.id()), "a list counts for no member");
    }

    @Test
    void noListGetsOntoAnotherAsAPersonDoes() {
        MailingList parent = list("subscribe=open");
        MailingList child = list();
        for (Address address : List.of(child.address(), child.address("request"), child.address("join"))) {
            var who = new Mailbox("", address);
            assertThrows(SettingException.class, () -> members.admit(parent, who, MemberMode.REGULAR, BY));
        }
        members.admit(parent, new Mailbox("", child.address("owner")), MemberMode.REGULAR, BY);
        assertEquals(1, members.count(parent.id()));
    }

    @Test
    void leavesALineAtBothListsAndEndsWithEitherOfThem() {
        MailingList parent = list();
        MailingList child = list();
        put(child, parent);
        assertEquals("list put on it", newest(parent));
        assertEquals("put onto a list", newest(child));
        assertTrue(intake.remove(parent, child.address(), BY));
        assertEquals("list taken off it", newest(parent));
        assertEquals("taken off a list", newest(child));
        assertFalse(intake.remove(parent, child.address(), BY));

        put(child, parent);
        ends.begin(child, By.house("test"));
        assertEquals(List.of(), nesting.on(parent));
        assertEquals("list taken off it", newest(parent));
    }

    private String newest(MailingList list) {
        return trail.page(list.id(), Trail.Mark.NEWEST, 1).getFirst().action();
    }
}
