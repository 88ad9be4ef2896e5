package org.carillon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderKeyTest {
    @ParameterizedTest
    @CsvSource({
        "Alice@Example.ORG, alice@example.org",
        "alice+shop@example.org, alice@example.org",
        "SRS0=HHH=TT=example.org=alice@forward.example, alice@example.org",
        "SRS0+HHH=TT=example.org=Alice@forward.example, alice@example.org",
        "SRS1=GGG=first.example==HHH=TT=example.org=alice@second.example, alice@example.org",
        "prvs=1234567890=alice@example.org, alice@example.org",
        "prvs=alice/1234567890@example.org, alice@example.org",
        "btv1==0123abcdef==alice@example.org, alice@example.org",
        "SRS0=HHH=TT=example.org=prvs=1234567890=alice@forward.example, alice@example.org",
        "news+bob=example.net@example.org, news@example.org",
        "news-bob=example.net@example.org, news@example.org",
        "ticket-20260814-12@example.org, ticket-#-12@example.org",
        "case123@example.org, case123@example.org",
        "alice@bücher.example, alice@xn--bcher-kva.example",
        "+alice@example.org, +alice@example.org",
    })
    void isTheSameForAllAddressesOfOneSender(String address, String key) {
        assertEquals(key, SenderKey.of(Address.of(address)));
    }

    @ParameterizedTest
    @CsvSource({
        "10001@QQ.example, 10001@qq.example",
        "10001+shop@qq.example, 10001@qq.example",
        "SRS0=HHH=TT=qq.example=10001@forward.example, 10001@qq.example@forward.example",
        "SRS0=III=UU=qq.example=10001+shop@forward.example, 10001@qq.example@forward.example",
        "prvs=1234567890=10001@qq.example, 10001@qq.example",
        "news-bob=example.net@example.org, news-bob=example.net@example.org",
        "alice@bücher.example, alice@xn--bcher-kva.example",
        "+alice@example.org, +alice@example.org",
    })
    void aMailboxHasOneNameAndItsNumberStays(String address, String key) {
        assertEquals(key, SenderKey.ofMailbox(Address.of(address)));
    }

    @Property
    void staysWhenTakenTwice(@ForAll("locals") String local, @ForAll("domains") String domain) {
        String key = SenderKey.of(new Address(local, domain));
        int at = key.lastIndexOf('@');

        assertEquals(key, SenderKey.of(new Address(key.substring(0, at), key.substring(at + 1))));
    }

    /// What is unwrapped leaves the next wrapping to be seen, five deep; so does this generator.
    @Provide
    Arbitrary<String> locals() {
        Arbitrary<String> names =
                Arbitraries.of("alice", "bob+x", "list-bob=b.example", "t12345", "Ü+1", "a=b", "srs0", "");
        Arbitrary<String> wraps = Arbitraries.of(
                "%s",
                "SRS0=h=t=a.example=%s", "prvs=0123456789=%s", "btv1==ab==%s", "%s+tag", "SRS1=h=f==h=t=a.example=%s");
        return wraps.flatMap(outer -> names.map(name -> outer.replace("%s", name)));
    }

    @Provide
    Arbitrary<String> domains() {
        return Arbitraries.of("example.org", "bücher.example", "[127.0.0.1]", "localhost", "a..b", "-x.example");
    }

    @Property
    void noAddressIsAnError(@ForAll String local, @ForAll String domain) {
        SenderKey.of(new Address(local, domain));
        SenderKey.ofMailbox(new Address(local, domain));
    }
}
