package org.carillon.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.dns.Answer;
import org.carillon.dns.MailHost;
import org.carillon.dns.Records;
import org.carillon.trust.TrustConfig;
import org.carillon.trust.blocklist.BlockLists;
import org.carillon.trust.blocklist.ListState;
import org.junit.jupiter.api.Test;

/// A session with everything switched on that asks the DNS, while the DNS is dead: each question takes a second, of a
/// clock that moves with questions only.
@QuarkusTest
@TestProfile(DeadDnsTest.EverythingOn.class)
class DeadDnsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final String LETTER = "From: ana@far.example\r\nSubject: x\r\n\r\nHello\r\n.\r\n";

    public static class EverythingOn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "carillon.trust.patience", "4s",
                    "carillon.trust.block-lists.zones", "a.example=5",
                    "carillon.trust.block-lists.timeout", "2s",
                    "carillon.trust.greylist.on", "true",
                    "carillon.trust.greylist.whitelist", "slow.example");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Silence.class);
        }
    }

    @Alternative
    @ApplicationScoped
    public static class Silence implements Records {
        private final AtomicLong nanos = new AtomicLong();
        private final List<String> asked = new CopyOnWriteArrayList<>();

        long nanos() {
            return nanos.get();
        }

        List<String> asked() {
            List<String> those = List.copyOf(asked);
            asked.clear();
            return those;
        }

        private <T> Answer<T> nobody(String name) {
            asked.add(name);
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            return new Answer.TryAgain<>("no answer");
        }

        @Override
        public Answer<MailHost> mailHosts(String domain) {
            return nobody(domain);
        }

        @Override
        public Answer<InetAddress> four(String host) {
            return nobody(host);
        }

        @Override
        public Answer<InetAddress> six(String host) {
            return nobody(host);
        }

        @Override
        public Answer<String> texts(String name) {
            return nobody(name);
        }

        @Override
        public Answer<String> names(String reverse) {
            return nobody(reverse);
        }
    }

    @Inject
    GuardPost guards;

    @Inject
    TrustConfig trust;

    @Inject
    Silence dns;

    @Inject
    BlockLists lists;

    private final MemoryHouse house = new MemoryHouse();

    private List<String> hears(String client, String... script) {
        return new GuardedDoor(house, guards, trust, dns::nanos).hears(client, script);
    }

    @Test
    void aLetterWaitsNoLongerThanItsPatienceForEverybodyTogether() {
        long start = dns.nanos();
        dns.asked();

        List<String> heard = hears(
                "192.0.2.10",
                "EHLO far.example\r\n",
                "MAIL FROM:<ana@far.example>\r\n",
                "RCPT TO:<chess@club.example>\r\n",
                "RCPT TO:<chess-request@club.example>\r\n",
                "RCPT TO:<chess-owner@club.example>\r\n",
                "DATA\r\n",
                LETTER,
                "QUIT\r\n");

        assertTrue(heard.stream().anyMatch(line -> line.startsWith("451 4.7.1")), heard.toString());
        assertEquals(
                PATIENCE, Duration.ofNanos(dns.nanos() - start), dns.asked().toString());
        ListState list = lists.state().getFirst();
        assertEquals(new ListState.Counts(1, 0, 1), list.counts(), "three recipients pay for a dead list once");

        start = dns.nanos();
        hears(
                "192.0.2.11",
                "EHLO far.example\r\n",
                "MAIL FROM:<ana@far.example>\r\n",
                "RCPT TO:<chess@club.example>\r\n",
                "QUIT\r\n");
        assertEquals(Duration.ZERO, Duration.ofNanos(dns.nanos() - start), "the next session goes on without it");
    }
}
