package org.carillon.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            10.0.0.0/8,        10.255.0.1,       true
            10.0.0.0/8,        11.0.0.1,         false
            192.0.2.128/25,    192.0.2.128,      true
            192.0.2.128/25,    192.0.2.127,      false
            192.0.2.4/30,      192.0.2.7,        true
            192.0.2.4/30,      192.0.2.8,        false
            192.0.2.7,         192.0.2.7,        true
            192.0.2.7,         192.0.2.6,        false
            0.0.0.0/0,         203.0.113.9,      true
            0.0.0.0/0,         2001:db8::1,      false
            2001:db8::/33,     2001:db8:7fff::1, true
            2001:db8::/33,     2001:db8:8000::1, false
            ::1/128,           ::1,              true
            """)
    void holdsTheAddressesWhoseFirstBitsAreItsOwn(String network, String address, boolean holds) {
        var networks = Networks.parse("some.key", List.of(network));
        assertEquals(holds, networks.contains(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "fd00::/129",
                "10.0.0/x",
                "10.8/16",
                "10.0.0",
                "example.org",
                "10.0.0.0/",
                ""
            })
    void saysWhichTextIsNoNetwork(String text) {
        var wrong = assertThrows(
                IllegalArgumentException.class, () -> Networks.parse("carillon.smtp.proxies", List.of(text)));
        assertEquals(
                "carillon.smtp.proxies: \"" + text + "\" is no network such as 10.0.0.0/8 or fd00::/8.",
                wrong.getMessage());
    }
}
