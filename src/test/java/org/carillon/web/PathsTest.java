package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/lists?after=a%40b.example", "/lists/a@b.example/archive#x", "/me/rules"})
    void goesToPathsOfThisSite(String wanted) {
        assertEquals(wanted, Paths.local(wanted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a{b}",
                "/a|b",
                "/a^b",
                "/a\"b",
                "/a<b",
                "/a>b",
                "/a`b",
                "/%",
                "/%zz",
                "/a?%2",
                "/a#b#c",
                "//x.example",
                "/\\x.example",
                "/sign-in",
                "x",
                ""
            })
    void goesHomeInstead(String wanted) {
        assertEquals("/", Paths.local(wanted));
    }

    @Property
    void leadsToThisSiteWhateverIsWanted(@ForAll @CharRange(from = ' ', to = '~') String wanted) {
        URI there = URI.create("https://here.example/sign-in").resolve(Paths.local("/" + wanted));
        assertEquals("here.example", there.getHost());
    }
}
