package org.carillon.trust.greylist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.mail.Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraitsTest {
    private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.10");
    private static final Address ANA = Address.of("ana@club.example");

    @ParameterizedTest
    @CsvSource({
        "192.0.2.10, 192.0.2.0/24",
        "255.255.255.255, 255.255.255.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8::1, 2001:db8::/64",
        "::ffff:192.0.2.10, 192.0.2.0/24",
    })
    void oneNetworkIsOneClient(String address, String network) {
        assertEquals(network, Traits.network(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @CsvSource({
        "Bob@B.example, bob@b.example",
        "bob+tag@b.example, bob@b.example",
        "prvs=0123456789=bob@b.example, prvs=9876543210=bob@b.example",
        "SRS0=HHH=TT=b.example=bob@f.example, SRS0=KKK=UU=b.example=bob@f.example",
        "list-return-7-ana=club.example@l.example, list-return-8-ana=club.example@l.example",
        "bounce-1234-99@l.example, bounce-1235-100@l.example",
        "news.2026.11@l.example, news.2025.9@l.example",
    })
    void whatChangesFromLetterToLetterMakesNoDifference(String one, String other) {
        assertEquals(
                Traits.of(CLIENT, Address.of(one), List.of(ANA)), Traits.of(CLIENT, Address.of(other), List.of(ANA)));
    }

    @ParameterizedTest
    @CsvSource({
        "bob@b.example, bob@c.example",
        "bob@b.example, rob@b.example",
        "bob1@b.example, bob2@b.example",
        "news-bob=b.example@l.example, other-bob=b.example@l.example",
    })
    void otherSendersAreOthers(String one, String other) {
        assertNotEquals(
                Traits.of(CLIENT, Address.of(one), List.of(ANA)), Traits.of(CLIENT, Address.of(other), List.of(ANA)));
    }

    @Property
    void noSenderIsAnErrorOrLong(@ForAll String local, @ForAll String domain) {
        var traits = Traits.of(CLIENT, new Address(local, domain), List.of(ANA));

        assertTrue(traits.sender().length() <= local.length() + 4 * domain.length() + 300, traits.sender());
    }
}
