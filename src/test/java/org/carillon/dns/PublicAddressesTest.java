package org.carillon.dns;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "192.0.2.1",
                "172.32.0.1",
                "100.128.0.1",
                "2001:db8::1",
                "2002:808:808::1",
                "64:ff9b::808:808"
            })
    void areThoseOfTheWideWorld(String address) {
        assertTrue(PublicAddresses.contain(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.2",
                "169.254.169.254",
                "172.31.255.255",
                "192.168.0.1",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::7f00:1",
                "fd00::1",
                "fe80::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::808:808",
                "2002:7f00:1::1",
                "2002:a00:1::1"
            })
    void areNotThoseOfClosedNetworks(String address) {
        assertFalse(PublicAddresses.contain(InetAddress.ofLiteral(address)));
    }
}
