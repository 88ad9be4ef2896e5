package org.carillon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "anna.lee+chess@club.example",
                "/G=Vince/S=Weaver/O=ECE/C=US/@gw.example",
                "a@[192.0.2.1]",
                "a@[ipv6:2001:db8::1]",
                "user%other@club.example",
                "other!user@club.example",
                "\"a b\"@club.example",
                "\"a@b\"@club.example",
                "=?a=b?c@club.example",
                "änna@clüb.example"
            })
    void isAnAddressAndReadsBackAsWritten(String text) {
        assertEquals(text, Address.of(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@",
                "a@",
                "@b",
                "a@b@c",
                "a@b.",
                "a@.b",
                "a..b@c",
                ".a@b",
                "a.@b",
                "a b@c",
                "\"a@b",
                "\"a\"b@c",
                "\"a\\\"@b",
                "a@-b",
                "a@b-",
                "a@b c",
                "a@[1.2.3]",
                "a@[nonsense]",
                "a(x)@b",
                "<a@b",
                "a@b>",
                "a\r@b",
                "a@b\n.c",
                "a\0@b",
                "=?utf-8?q?a?=@b",
                "\"=?utf-8?q?a?=\"@b",
                "=?utf-8?q?boss=40bank.example=3e=20?=x@b",
                "x=?iso-8859-1*en?B?Ym9zcw==?=@b",
                "\"x =??Q??= y\"@b"
            })
    void isNone(String text) {
        assertThrows(AddressException.class, () -> Address.of(text));
    }

    @Test
    void comparesWithoutRegardToCaseButKeepsIt() {
        Address address = Address.of("Anna@Club.Example");
        assertEquals("Anna@club.example", address.toString());
        assertTrue(address.sameMailbox(Address.of("ANNA@CLUB.example")));
    }

    @Test
    void takesWhatTheStandardAsksFor() {
        String label = "d".repeat(63) + ".";
        String domain = (label + label + label + "d".repeat(63));
        assertEquals(255, domain.length());
        assertEquals(domain, Address.of("l".repeat(64) + "@" + domain).domain());
        assertFalse(Address.parse("a@" + domain + "d").isPresent());
    }

    @Test
    void aSentenceAboutAWrongAddressHoldsNoneOfItsControlCharacters() {
        var wrong = assertThrows(AddressException.class, () -> Address.of("a\r\nb@c"));
        assertFalse(String.valueOf(wrong.getMessage()).chars().anyMatch(Character::isISOControl));
    }

    @Property
    void anyTextIsAnAddressOrASentence(@ForAll("almost") String text) {
        Address.parse(text).ifPresent(address -> assertEquals(address, Address.of(address.toString())));
    }

    @Provide
    Arbitrary<String> almost() {
        return Arbitraries.of(
                        "a", "b", ".", "@", "\"", "\\", "[", "]", "1.2.3.4", "<", ">", " ", "-", "\u760a", "\n",
                        "IPv6:")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    /// What is stored as text must be read again: an address that cannot would stop whoever reads the row.
    @Property(tries = 3000)
    void whateverParsesIsReadAgain(@ForAll("hostile") String text) {
        Address.parse(text).ifPresent(address -> assertEquals(address, Address.of(address.toString())));
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.strings()
                .withChars("a\"\\@.<> \t\r\n\u0000\u0085\u00a0\u2028\u3000é=?:[]-")
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(local -> local + "@x.example");
    }

    @Test
    void refusesAControlCharacterBehindABackslash() {
        assertThrows(AddressException.class, () -> Address.of("\"\\\t\"@x.example"));
    }
}
