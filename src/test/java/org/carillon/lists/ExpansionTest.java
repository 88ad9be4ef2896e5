package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.mail.Message;
import org.carillon.people.People;
import org.carillon.store.Sql;
import org.junit.jupiter.api.Test;

/// What members chose is honoured when a post goes out.
@QuarkusTest
class ExpansionTest extends WithLists {
    private static final By BY = By.house("test");
    private static final Message BENS = letter("From: ben@b.example", "To: all@lists.example.org", "", "Hello");

    @Inject
    Expansion expansion;

    @Inject
    People people;

    @Inject
    Sql sql;

    @Inject
    Trail trail;

    private Set<String> recipients(MailingList list, Message post) {
        var found = new TreeSet<String>();
        QuarkusTransaction.requiringNew()
                .run(() -> sql.with(connection -> {
                    expansion.each(connection, list.id(), post, (address, tag) -> found.add(address.toString()));
                    return true;
                }));
        return found;
    }

    private Member member(MailingList list, String address) {
        return members.find(list.id(), Address.of(address)).orElseThrow();
    }

    private void set(MailingList list, String address, String key, String value) {
        members.change(member(list, address), MemberChange.options(Map.of(key, value)), BY);
    }

    @Test
    void sendsPostsToThoseWhoWaitForDigestsAndNotToThoseWhoWantNone() {
        MailingList list = list();
        for (MemberMode mode : MemberMode.values()) {
            String address = mode.word() + "@modes.example";
            join(list, address);
            set(list, address, "mode", mode.word());
            assertEquals(mode, member(list, address).preferences().mode());
        }
        assertEquals(
                Set.of(
                        "regular@modes.example",
                        "digest@modes.example",
                        "mime-digest@modes.example",
                        "summary@modes.example"),
                recipients(list, BENS));
    }

    @Test
    void leavesOutACopyThatComesDirectlyForThoseWhoWantOnlyOne() {
        MailingList list = list();
        join(list, "once@x.example", "twice@x.example");
        set(list, "once@x.example", "duplicates", "off");
        Message named = letter("From: ben@b.example", "To: x@y.example", "Cc: Twice@x.example, A <ONCE@X.example>", "");

        assertEquals(Set.of("twice@x.example"), recipients(list, named));
        assertEquals(Set.of("once@x.example", "twice@x.example"), recipients(list, BENS));
    }

    @Test
    void aPauseEndsByTheClockOfTheDatabase() {
        MailingList list = list();
        join(list, "away@x.example", "back@x.example");
        set(list, "away@x.example", "pause", LocalDate.now().plusDays(2).toString());
        set(list, "back@x.example", "pause", LocalDate.now().plusDays(2).toString());
        assertEquals(Set.of(), recipients(list, BENS));
        assertTrue(members.paused(member(list, "away@x.example")));

        sql.update(
                "update member set paused_until = current_timestamp where list_id = ? and address_key = ?",
                list.id(),
                "back@x.example");

        assertEquals(Set.of("back@x.example"), recipients(list, BENS));
        assertEquals("off", members.options(member(list, "back@x.example")).get("pause"));
    }

    @Test
    void keepsEveryOptionAndNamesInTheTrailWhatIsDifferent() {
        MailingList list = list();
        join(list, "ana@x.example");
        String day = LocalDate.now().plusYears(1).toString();
        var wished = Map.of(
                "mode", "summary", "own-posts", "off", "duplicates", "off", "hide", "on", "ack", "on", "pause", day);

        members.change(member(list, "ana@x.example"), new MemberChange("Ana", "hold", wished), BY);

        Member ana = member(list, "ana@x.example");
        assertEquals(wished, members.options(ana));
        assertEquals(PostAction.HOLD, ana.action());
        assertEquals("Ana", ana.mailbox().name());
        assertEquals(
                List.of(
                        "set mode summary, own-posts off, duplicates off, hide on, ack on, pause " + day,
                        "name Ana",
                        "action hold"),
                trail.page(list.id(), Trail.Mark.NEWEST, 3).stream()
                        .map(Trail.Entry::action)
                        .toList());
        members.change(ana, new MemberChange("Ana", "hold", wished), BY);
        assertEquals(
                "joined", trail.page(list.id(), Trail.Mark.NEWEST, 4).getLast().action(), "nothing new, no line");
        members.change(ana, new MemberChange(null, "none", Map.of()), BY);
        assertEquals(null, member(list, "ana@x.example").action());
    }

    @Test
    void saysWhatIsAllowedAndChangesNothingThen() {
        MailingList list = list();
        join(list, "ana@x.example");
        Member ana = member(list, "ana@x.example");
        for (var wrong : List.of(
                Map.of("mode", "weekly"),
                Map.of("ack", "perhaps"),
                Map.of("pause", "tomorrow"),
                Map.of("pause", LocalDate.now().toString()),
                Map.of("pause", LocalDate.now().plusYears(6).toString()),
                Map.of("colour", "red"))) {
            var change = new MemberChange("Other", "hold", wrong);
            assertThrows(SettingException.class, () -> members.change(ana, change, BY), wrong.toString());
        }
        assertThrows(SettingException.class, () -> members.change(ana, new MemberChange(null, "burn", Map.of()), BY));
        assertEquals(ana, member(list, "ana@x.example"));
    }

    /// A post to a list on another one took 13 s with 4,000 members, and hours with 200,000. PostgreSQL chooses by the
    /// size of the tables, so that a small one tells nothing.
    @Test
    void nobodyIsLookedForByReadingWholeLists() {
        assumeTrue(sql.with(connection -> connection.getMetaData().getURL()).startsWith("jdbc:h2:"));
        MailingList upper = list();
        MailingList lower = list();
        for (MailingList list : List.of(upper, lower)) {
            members.importAll(list, IntStream.range(0, 200).mapToObj(i -> "reader" + i + "@many.example"), BY);
        }
        String home = "h" + System.nanoTime() + "@many.example";
        people.add(Address.of(home), "", "correct horse", false);
        join(upper, home);
        join(lower, "nowhere-else@many.example");
        people.addAddress(people.owner(Address.of(home)).orElseThrow().id(), Address.of("reader7@many.example"));
        String[] nobody = {"nobody@many.example"};
        Long[] above = {upper.id()};
        Long[] all = {lower.id(), upper.id()};

        List<Integer> others =
                read(Expansion.OTHERS, lower.id(), nobody, nobody, new Long[] {-1L}, above, nobody, nobody);
        List<Integer> second = read(Expansion.SECOND, lower.id(), all, nobody, nobody);

        assertEquals(2, others.size());
        assertEquals(2, second.size());
        assertTrue(Stream.concat(others.stream(), second.stream()).allMatch(rows -> rows < 20), others + " " + second);
    }

    /// How many rows of members are read for each one who is looked for, at each place of the plan.
    private List<Integer> read(String query, Object... values) {
        Pattern rows = Pattern.compile("\"member\" \"[abn]\"\\s+/[*][^*]*[*]/\\s+/[*] scanCount: (\\d+)");
        return sql.list("explain analyze " + query, row -> row.getString(1), values).stream()
                .flatMap(plan -> rows.matcher(plan).results())
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }
}
