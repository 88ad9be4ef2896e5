package org.carillon.spam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.spam.Hosts.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {
    @ParameterizedTest
    @CsvSource({
        "http://Club.Example/a, club.example",
        "HTTPS://club.example, club.example",
        "www.club.example/x, www.club.example",
        "//club.example/x, club.example",
        "http:\\\\club.example\\x, club.example",
        "http://bank.example@club.example/, club.example",
        "http://club.example:8080/, club.example",
        "http://192.0.2.7/a, 192.0.2.7",
        "http://[2001:db8::1]:80/a, [2001:db8::1]",
        "http://club.example./, club.example",
    })
    void readsTheHost(String target, String host) {
        assertEquals(host, Hosts.of(target).orElseThrow().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:ana@club.example", "#top", "", "http://", "page.html", "javascript:go()"})
    void readsNoneWhereThereIsNone(String target) {
        assertTrue(Hosts.of(target).isEmpty());
    }

    @Test
    void seesDisguises() {
        assertTrue(Hosts.of("http://bank.example@192.0.2.7/").orElseThrow().disguised());
        assertTrue(Hosts.of("http://club.example:81/").orElseThrow().disguised());
        assertTrue(Hosts.of("http://192.0.2.7/").orElseThrow().numeric());
        assertTrue(Hosts.of("http://3221225991/").orElseThrow().numeric());
        assertFalse(Hosts.of("http://club.example/").orElseThrow().disguised());
    }

    @Test
    void knowsWhoRegisteredTheName() {
        assertEquals("example.co.uk", new Host("mail.a.example.co.uk", false).registered());
        assertEquals("club.example", new Host("www.club.example", false).registered());
        assertEquals("192.0.2.7", new Host("192.0.2.7", false).registered());
    }

    @Test
    void findsThemInText() {
        List<String> names =
                Hosts.in("see http://club.example/x, (www.other.example) or <https://third.example>.").stream()
                        .map(Host::name)
                        .toList();

        assertEquals(List.of("club.example", "www.other.example", "third.example"), names);
    }

    @Property(tries = 500)
    void readsAnyText(@ForAll String text) {
        for (String prefix : List.of("", "http://", "www.", "http://[")) {
            for (Host host : Hosts.in(prefix + text))
                assertFalse(host.registered().isEmpty());
        }
    }
}
