package org.carillon.trust.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {
    private static final InetAddress CLIENT = InetAddress.ofLiteral("2001:db8::1");

    private static Listing listing(String text) {
        return new Listing("a.example", 5, "127.0.0.2", text);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/q/1, https://a.example/q/1",
        "see http://a.example/?ip=1.2.3.4. Thanks, http://a.example/?ip=1.2.3.4",
        "(https://a.example/x), https://a.example/x",
        "<https://a.example/x>, https://a.example/x",
    })
    void findsTheLinkInTheTextOfAList(String text, String link) {
        assertEquals(Optional.of(link), listing(text).link());
    }

    @Test
    void givesNoLinkThatWouldBeCut() {
        assertEquals(
                Optional.empty(),
                listing("https://a.example/" + "x".repeat(160)).link());
        assertEquals(Optional.empty(), listing("ftp://a.example/").link());
        assertEquals(Optional.empty(), listing("").link());
    }

    @Test
    void saysWhatTheListSays() {
        assertEquals("a.example lists the host (127.0.0.2)", listing("").sentence());
        assertEquals(
                "a.example lists the host (127.0.0.2): \"Open relay\"",
                listing("Open\r\n relay").sentence());
    }

    @Property
    void whateverAListSaysIsOneShortLine(@ForAll String text) {
        var listing = listing(text);
        var refused = (Verdict.Refused) Verdict.of(CLIENT, List.of(listing), 5);
        for (String sentence : List.of(listing.sentence(), refused.sentence())) {
            assertTrue(sentence.chars().noneMatch(c -> c < ' ' || (c >= 127 && c < 160)), sentence);
            assertTrue(sentence.length() < 450, sentence);
        }
    }

    @Property
    void aLinkIsPlainAscii(@ForAll String start, @ForAll String end) {
        listing(start + "https://" + end)
                .link()
                .ifPresent(link -> assertTrue(link.chars().allMatch(c -> c > ' ' && c < 127 && c != '<' && c != '"')));
    }
}
