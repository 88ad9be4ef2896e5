package org.carillon.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneClientTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            192.0.2.1,         192.0.2.1,              true
            192.0.2.1,         192.0.2.2,              false
            2001:db8:0:1::1,   2001:db8:0:1:ffff::2,   true
            2001:db8:0:1::1,   2001:db8:0:2::1,        false
            """)
    void aClientIsAnAddressOfIpv4OrTheNetworkThatAClientOfIpv6Has(String one, String other, boolean same) {
        Long first = OneClient.of(InetAddress.ofLiteral(one));

        assertEquals(same, first.equals(OneClient.of(InetAddress.ofLiteral(other))));
    }
}
