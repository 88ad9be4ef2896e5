package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MemberSearchTest extends WithLists {
    @Inject
    MemberSearch search;

    private MailingList list;

    @BeforeEach
    void fiveMembers() {
        list = list();
        members.importAll(
                list,
                Stream.of(
                        "Ana Lopez <ana@home.example>",
                        "an-a@home.example",
                        "Ben <anton@home.example>",
                        "Äsa Öberg <a%sa@home.example>",
                        "Zoë <back\\slash@home.example>"),
                By.house("test"));
        members.importAll(list(), Stream.of("Ana Elsewhere <ana@elsewhere.example>"), By.house("test"));
    }

    private List<String> found(String beginning) {
        return search.after(list.id(), new MemberQuery(beginning, null), "", 10).members().stream()
                .map(m -> m.address().local())
                .toList();
    }

    @Test
    void findsByTheBeginningOfAnAddress() {
        assertEquals(List.of("an-a", "ana", "anton"), found("an"));
        assertEquals(List.of("ana"), found("ANA@home.ex"));
        assertEquals(List.of("an-a"), found("an-"));
        assertEquals(List.of(), found("home"));
    }

    @Test
    void findsByTheBeginningOfAName() {
        assertEquals(List.of("anton"), found("be"));
        assertEquals(List.of("a%sa"), found("äSA ö"));
        assertEquals(List.of("ana"), found("ana lopez"));
    }

    @Test
    void takesNoSignForAWildcard() {
        assertEquals(List.of("a%sa"), found("a%"));
        assertEquals(List.of(), found("%"));
        assertEquals(List.of(), found("_"));
        assertEquals(4, found("  ").size(), "nothing to look for: all");
        assertEquals(List.of(), found("\\"));
    }

    @Test
    void showsNobodyTwiceAndNoMoreThanAsked() {
        assertEquals(
                List.of("a%sa", "an-a"),
                search.after(list.id(), new MemberQuery("a", null), "", 2).members().stream()
                        .map(m -> m.address().local())
                        .toList());
        assertEquals(1, found("ana").size());
    }

    private List<String> page(MemberPage page) {
        return page.members().stream().map(m -> m.address().local()).toList();
    }

    @Test
    void turnsPagesForwardsAndBackwards() {
        for (String find : List.of("", "a", "an")) {
            for (int size = 1; size < 4; size++) {
                var query = new MemberQuery(find, null);
                MemberPage page = search.after(list.id(), query, "", size);
                assertEquals("", page.before());
                var forwards = new ArrayList<>(List.of(page(page)));
                while (!page.after().isEmpty()) {
                    page = search.after(list.id(), query, page.after(), size);
                    forwards.add(page(page));
                }
                assertEquals(
                        page(search.after(list.id(), query, "", 10)),
                        forwards.stream().flatMap(List::stream).toList());
                var backwards = new ArrayList<>(List.of(page(page)));
                while (!page.before().isEmpty()) {
                    page = search.before(list.id(), query, page.before(), size);
                    backwards.add(page(page));
                }
                assertEquals(forwards, backwards.reversed());
            }
        }
        assertThrows(SettingException.class, () -> search.after(list.id(), MemberQuery.ALL, "junk", 2));
    }

    @Test
    void aPlaceStaysGoodWhenItsMemberIsGone() {
        MemberPage first = search.after(list.id(), new MemberQuery("an", null), "", 1);
        members.remove(list, first.members().getFirst().address(), By.house("test"));
        assertEquals(List.of("ana"), page(search.after(list.id(), new MemberQuery("an", null), first.after(), 1)));
    }

    @Test
    void findsThoseWhoGetPostsInOneWay() {
        members.change(
                members.find(list.id(), Address.of("ana@home.example")).orElseThrow(),
                MemberChange.options(Map.of("mode", "digest")),
                By.house("test"));
        var digest = new MemberQuery("", MemberMode.DIGEST);
        assertEquals(List.of("ana"), page(search.after(list.id(), digest, "", 10)));
        assertEquals(1, search.count(list.id(), digest));
        assertEquals(0, search.count(list.id(), new MemberQuery("zoe", MemberMode.DIGEST)));
        assertEquals(List.of("ana"), page(search.after(list.id(), new MemberQuery("a", MemberMode.DIGEST), "", 10)));
    }
}
