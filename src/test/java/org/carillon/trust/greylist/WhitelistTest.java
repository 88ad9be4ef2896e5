package org.carillon.trust.greylist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhitelistTest {
    private final Whitelist list = Whitelist.parse(
            "key", List.of("192.0.2.0/25", " 2001:db8:1::/48", "198.51.100.7", "Slow.example", ".other.example"));

    @ParameterizedTest
    @CsvSource({
        "192.0.2.127, '', true",
        "192.0.2.128, '', false",
        "2001:db8:1::9, '', true",
        "198.51.100.7, '', true",
        "198.51.100.8, '', false",
        "203.0.113.1, mx.SLOW.example, true",
        "203.0.113.1, slow.example, true",
        "203.0.113.1, notslow.example, false",
        "203.0.113.1, a.b.other.example, true",
    })
    void knowsNetworksAndDomainsWithAllHostsBelow(String client, String host, boolean known) {
        assertEquals(known, list.contains(InetAddress.ofLiteral(client), host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.0/33", "192.0.2", "ana@club.example", "two words", "", "x/y"})
    void refusesWhatIsNeither(String text) {
        assertThrows(IllegalArgumentException.class, () -> Whitelist.parse("key", List.of(text)));
    }

    @Test
    void anEmptyOneHoldsNobody() {
        assertEquals(
                false, Whitelist.parse("key", List.of()).contains(InetAddress.ofLiteral("192.0.2.1"), "a.example"));
    }
}
