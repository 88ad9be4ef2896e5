package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
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
        return search.startingWith(list.id(), beginning, 10).stream()
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
        assertEquals(List.of(), found("  "));
        assertEquals(List.of(), found("\\"));
    }

    @Test
    void showsNobodyTwiceAndNoMoreThanAsked() {
        assertEquals(
                List.of("a%sa", "an-a"),
                search.startingWith(list.id(), "a", 2).stream()
                        .map(m -> m.address().local())
                        .toList());
        assertEquals(1, found("ana").size());
    }
}
