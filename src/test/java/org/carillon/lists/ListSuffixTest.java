package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ListSuffixTest {
    private static List<ListSuffix> one(String list, String word, String argument) {
        return List.of(new ListSuffix(list, word, argument));
    }

    @Test
    void readsTheAddressesBesideAList() {
        assertEquals(one("chess", "request", ""), ListSuffix.split("chess-request"));
        assertEquals(one("chess", "join", ""), ListSuffix.split("Chess-SUBSCRIBE"));
        assertEquals(one("chess", "leave", ""), ListSuffix.split("chess+unsubscribe"));
        assertEquals(one("chess", "confirm", "abc"), ListSuffix.split("chess-confirm+abc"));
        assertEquals(one("chess", "confirm", "abc"), ListSuffix.split("chess+confirm-ABC"));
        assertEquals(one("chess", "bounces", "2s.mac"), ListSuffix.split("chess-bounces+2s.mac"));
        assertEquals(one("chess", "get", "12"), ListSuffix.split("chess-get+12"));
        assertEquals(one("chess", "options", ""), ListSuffix.split("chess+options"));
        assertEquals(one("chess", "bounces", ""), ListSuffix.split("chess-bounces"));
    }

    @Test
    void triesTheLongestListNameFirst() {
        assertEquals(
                List.of(
                        new ListSuffix("chess-confirm", "confirm", "x"),
                        new ListSuffix("chess", "confirm", "confirm-x")),
                ListSuffix.split("chess-confirm-confirm-x"));
    }

    @Test
    void knowsNoOtherWords() {
        for (String local :
                List.of("chess", "chess-", "-join", "chess-news", "chess-join+now", "chess-confirm+", "request")) {
            assertEquals(List.of(), ListSuffix.split(local), local);
        }
    }

    @Test
    void noRouteHidesBehindAWord() {
        for (String argument : List.of(
                "user%other.example",
                "user@other.example", "other!user", "a b", "a+b", "<a>", "a\"b", "ä", "a:b", "a,b")) {
            for (String word : List.of("bounces", "confirm", "request", "owner")) {
                assertEquals(List.of(), ListSuffix.split("chess-" + word + "+" + argument), argument);
            }
        }
        assertEquals(one("chess", "bounces", "anna=far.example"), ListSuffix.split("chess-bounces+anna=far.example"));
    }

    @Property
    void eachWayIsPartOfTheAddress(
            @ForAll @Chars({'-', '+', '.'}) @CharRange(from = 'a', to = 'e') @StringLength(max = 64) String noise) {
        for (ListSuffix way : ListSuffix.split(noise + "-confirm" + noise)) {
            assertTrue((noise + "-confirm" + noise).startsWith(way.list()));
            assertTrue((noise + "-confirm" + noise).endsWith(way.argument()));
        }
    }
}
