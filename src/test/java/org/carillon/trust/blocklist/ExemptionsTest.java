package org.carillon.trust.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.carillon.testing.FrozenClock;
import org.carillon.trust.blocklist.Exemptions.Added;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ExemptionsTest {
    @Inject
    Sql sql;

    @Inject
    Ids ids;

    private final FrozenClock clock = FrozenClock.at("2031-01-01T12:00:00Z");
    private Exemptions exemptions;

    @BeforeEach
    void nobodyIsLetIn() {
        sql.update("delete from exempt_client");
        exemptions = node();
    }

    /// As after a restart, or on another node.
    private Exemptions node() {
        return new Exemptions(sql, ids, clock);
    }

    private boolean contains(Exemptions node, String address) {
        return node.contain(InetAddress.ofLiteral(address));
    }

    @Test
    void whoWasLetInStaysSoOnEachNode() {
        assertEquals(new Added.Done("192.0.2.7", true), exemptions.add(" 192.0.2.7 ", "our\r\nbank", "root@c.example"));
        assertEquals(new Added.Done("192.0.2.7", false), exemptions.add("192.0.2.7/32", "again", "eva@c.example"));

        assertTrue(contains(exemptions, "192.0.2.7"));
        assertTrue(contains(node(), "192.0.2.7"));
        assertFalse(contains(node(), "192.0.2.8"));
        Exemption kept = node().page(0, 10).getFirst();
        assertEquals(new Exemption(kept.id(), "192.0.2.7", "our bank", "root@c.example", clock.instant()), kept);
    }

    @Test
    void whoIsTakenOutIsLookedUpAgain() {
        exemptions.add("2001:db8::/32", "", "root@c.example");
        assertTrue(contains(exemptions, "2001:db8:1::25"));

        assertTrue(exemptions.remove(exemptions.page(0, 1).getFirst().id()));

        assertFalse(contains(exemptions, "2001:db8:1::25"));
        assertFalse(exemptions.remove(4711));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77/24, 192.0.2.0/24",
        "10.255.0.1/9, 10.128.0.0/9",
        "2001:DB8:0:0::1, 2001:db8::1",
        "2001:db8:ffff::/33, 2001:db8:8000::/33"
    })
    void isKeptInOneForm(String written, String kept) {
        assertEquals(new Added.Done(kept, true), exemptions.add(written, "", "root@c.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mail.example.org",
                "192.0.2",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "0.0.0.0/0",
                "::/8",
                "fe80::1%eth0",
                "192.0.2.7, 192.0.2.8",
                "\0"
            })
    void whatIsNoHostIsSaidInASentence(String written) {
        var unfit = assertInstanceOf(Added.Unfit.class, exemptions.add(written, "", "root@c.example"));

        assertTrue(unfit.sentence().endsWith("."), unfit.sentence());
        assertEquals(List.of(), exemptions.page(0, 10));
    }

    @Test
    void thereIsAnEndToThem() {
        for (int i = 0; i < Exemptions.MOST; i++) {
            exemptions.add("10.1." + i / 250 + "." + i % 250, "", "root@c.example");
        }

        assertInstanceOf(Added.Unfit.class, exemptions.add("192.0.2.7", "", "root@c.example"));
    }

    @Test
    void showsTheNewestFirstPageByPage() {
        for (int i = 1; i <= 3; i++) {
            exemptions.add("192.0.2." + i, "", "root@c.example");
            clock.advance(Duration.ofSeconds(1));
        }
        List<Exemption> first = exemptions.page(0, 2);
        List<Exemption> second = exemptions.page(first.getLast().id(), 2);

        assertEquals(
                List.of("192.0.2.3", "192.0.2.2"),
                first.stream().map(Exemption::network).toList());
        assertEquals(
                List.of("192.0.2.1"), second.stream().map(Exemption::network).toList());
    }
}
