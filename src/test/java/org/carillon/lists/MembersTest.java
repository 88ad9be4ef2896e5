package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.store.Sql;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MembersTest extends WithLists {
    @Inject
    Sql sql;

    @Inject
    Trail trail;

    @Inject
    Expansion expansion;

    private List<String> recipients(MailingList list, String author) {
        var found = new ArrayList<String>();
        QuarkusTransaction.requiringNew()
                .run(() -> sql.with(connection -> {
                    expansion.each(
                            connection,
                            list.id(),
                            letter("From: " + author, "", "Hello"),
                            (address, tag) -> found.add(tag + " " + address));
                    return true;
                }));
        return found;
    }

    @Test
    void takesAnAddressInOnceWhateverItsCase() {
        MailingList list = list();

        assertTrue(members.admit(
                list, new Mailbox("Ana", Address.of("Ana@Example.org")), MemberMode.REGULAR, By.house("test")));
        assertFalse(members.admit(
                list, new Mailbox("", Address.of("ana@example.org")), MemberMode.NOMAIL, By.house("test")));

        Member ana = members.find(list.id(), Address.of("ANA@example.org")).orElseThrow();
        assertEquals("Ana@example.org", ana.address().toString());
        assertEquals(MemberMode.REGULAR, ana.preferences().mode());
        assertEquals(ana, members.findTag(list.id(), ana.tag()).orElseThrow());
        assertEquals(1, members.count(list.id()));
        assertEquals(
                List.of("joined", "created"),
                trail.page(list.id(), Trail.Mark.NEWEST, 10).stream()
                        .map(Trail.Entry::action)
                        .toList());
    }

    @Test
    void knowsTheMembersOfEachListOnly() {
        MailingList chess = list();
        MailingList go = list();
        join(chess, "ana@example.org");

        Member ana = members.find(chess.id(), Address.of("ana@example.org")).orElseThrow();

        assertTrue(members.find(go.id(), ana.address()).isEmpty());
        assertTrue(members.findTag(go.id(), ana.tag()).isEmpty());
        assertEquals(
                List.of(chess.id()),
                members.listsOf(ana.address(), DOMAIN).stream()
                        .filter(i -> i >= chess.id())
                        .toList());
    }

    @Test
    void givesPagesInTheOrderOfArrival() {
        MailingList list = list();
        join(list, "c@example.org", "a@example.org", "b@example.org");

        List<Member> first = members.page(list.id(), 0, 2);
        List<Member> second = members.page(list.id(), first.getLast().id(), 2);

        assertEquals(
                List.of("c@example.org", "a@example.org", "b@example.org"),
                Stream.concat(first.stream(), second.stream())
                        .map(m -> m.address().toString())
                        .toList());
    }

    @Test
    void handsOverRecipientsByDomainWithoutThoseWhoWantNone() {
        MailingList list = list();
        join(list, "z@b.example", "y@a.example", "x@b.example", "quiet@a.example", "writer@a.example");
        Member quiet = members.find(list.id(), Address.of("quiet@a.example")).orElseThrow();
        members.choose(quiet, new Member.Preferences(MemberMode.NOMAIL, true), By.house("test"));
        Member writer = members.find(list.id(), Address.of("writer@a.example")).orElseThrow();
        members.choose(writer, new Member.Preferences(MemberMode.REGULAR, false), By.house("test"));

        List<String> whenSheWrites = recipients(list, "Writer@a.example");
        List<String> whenOthersWrite = recipients(list, "z@b.example");

        assertEquals(
                List.of("y@a.example", "z@b.example", "x@b.example"),
                whenSheWrites.stream()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .toList());
        assertEquals(4, whenOthersWrite.size());
        assertTrue(whenOthersWrite.contains(writer.tag() + " writer@a.example"));
    }

    @Test
    void forgetsWhoLeaves() {
        MailingList list = list();
        join(list, "ana@example.org");

        assertTrue(members.remove(list, Address.of("ANA@example.org"), By.house("test")));
        assertFalse(members.remove(list, Address.of("ana@example.org"), By.house("test")));

        assertEquals(0, members.count(list.id()));
    }

    @Test
    void refusesTheListAsItsOwnMember() {
        MailingList list = list();
        for (Address own : List.of(list.address(), list.address("request"), list.address("join"))) {
            assertThrows(SettingException.class, () -> join(list, own.toString()));
        }
    }

    @Test
    void importsAFileAndTellsAboutEachWrongLine() {
        MailingList list = list();
        join(list, "old@example.org");

        ImportReport report = members.importAll(
                list,
                Stream.of(
                        "\uFEFFaddress,mode",
                        "# the board",
                        "ana@example.org",
                        "\"Lopez, Ben\" <ben@example.org>,nomail",
                        "Lopez, Carla <carla@example.org>",
                        "OLD@example.org",
                        "ana@EXAMPLE.org",
                        "",
                        "nobody",
                        "dora@example.org,weekly",
                        list.address().toString()),
                By.house("test"));

        assertEquals(3, report.added());
        assertEquals(2, report.known());
        assertEquals(
                List.of(9, 10, 11),
                report.refused().stream().map(ImportReport.Refused::line).toList());
        assertTrue(report.refused().get(1).why().contains("regular, digest,"), report.toString());
        assertEquals(
                "Lopez, Ben",
                members.find(list.id(), Address.of("ben@example.org"))
                        .orElseThrow()
                        .mailbox()
                        .name());
        assertEquals(
                MemberMode.NOMAIL,
                members.find(list.id(), Address.of("ben@example.org"))
                        .orElseThrow()
                        .preferences()
                        .mode());
    }

    @Test
    void importsTenThousandAtOnceAndAgain() {
        MailingList list = list();
        List<String> lines = IntStream.range(0, 10_000)
                .mapToObj(i -> "m" + i + "@d" + i % 50 + ".example")
                .toList();

        ImportReport first = members.importAll(list, lines.stream(), By.house("test"));
        ImportReport again = members.importAll(list, lines.stream(), By.house("test"));

        assertEquals(new ImportReport(10_000, 0, List.of()), first);
        assertEquals(new ImportReport(0, 10_000, List.of()), again);
        assertEquals(10_000, recipients(list, "m1@d1.example").size());
    }
}
