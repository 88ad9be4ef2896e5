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
import org.carillon.trust.Remark;
import org.carillon.trust.TrustConfig;
import org.junit.jupiter.api.Test;

/// Hosts on block lists that write in the name of a domain whose servers are silent, and so take all the time that a
/// letter may wait. The clock moves with such questions only.
@QuarkusTest
@TestProfile(ListedHostTest.TwoLists.class)
class ListedHostTest {
    private static final String LETTER = "From: ana@silent.example\r\nSubject: x\r\n\r\nHello\r\n.\r\n";

    public static class TwoLists implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("carillon.trust.block-lists.zones", "a.bl.example=5,b.bl.example=2");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(SilentButForLists.class);
        }
    }

    @Alternative
    @ApplicationScoped
    public static class SilentButForLists implements Records {
        private static final Duration SILENCE = Duration.ofMinutes(1);
        private static final Set<String> LISTED = Set.of("10.2.0.192.a.bl.example", "20.2.0.192.b.bl.example");
        private final AtomicLong nanos = new AtomicLong();
        private final List<String> askedLists = new CopyOnWriteArrayList<>();

        long nanos() {
            return nanos.get();
        }

        /// Since the last look, in the order of the alphabet.
        List<String> askedLists() {
            List<String> those = askedLists.stream().sorted().toList();
            askedLists.clear();
            return those;
        }

        private <T> Answer<T> nobody() {
            nanos.addAndGet(SILENCE.toNanos());
            return new Answer.TryAgain<>("no answer");
        }

        @Override
        public Answer<InetAddress> four(String host) {
            if (!host.endsWith(".bl.example")) return nobody();
            askedLists.add(host);
            return LISTED.contains(host)
                    ? new Answer.Found<>(List.of(InetAddress.ofLiteral("127.0.0.2")))
                    : new Answer.NoSuchName<>();
        }

        @Override
        public Answer<String> texts(String name) {
            return name.endsWith(".bl.example") ? new Answer.NoSuchName<>() : nobody();
        }

        @Override
        public Answer<MailHost> mailHosts(String domain) {
            return nobody();
        }

        @Override
        public Answer<InetAddress> six(String host) {
            return nobody();
        }

        @Override
        public Answer<String> names(String reverse) {
            return nobody();
        }
    }

    @Inject
    GuardPost guards;

    @Inject
    TrustConfig trust;

    @Inject
    SilentButForLists dns;

    private final MemoryHouse house = new MemoryHouse();

    private List<String> hears(String client, String... script) {
        return new GuardedDoor(house, guards, trust, dns::nanos).hears(client, script);
    }

    @Test
    void aLetterToThePostmasterDoesNotOpenTheDoorForTheNext() {
        dns.askedLists();

        List<String> heard = hears(
                "192.0.2.10",
                "EHLO silent.example\r\n",
                "MAIL FROM:<ana@silent.example>\r\n",
                "RCPT TO:<postmaster@club.example>\r\n",
                "DATA\r\n",
                LETTER,
                "MAIL FROM:<ana@silent.example>\r\n",
                "RCPT TO:<chess@club.example>\r\n",
                "QUIT\r\n");

        assertEquals(1, house.letters.size(), "who asks to be taken off a list is heard");
        assertTrue(heard.stream().anyMatch(line -> line.startsWith("554 5.7.1")), heard.toString());
        assertEquals(
                List.of("10.2.0.192.a.bl.example", "10.2.0.192.b.bl.example"),
                dns.askedLists(),
                "once for both letters");
    }

    @Test
    void whatIsNoReasonToRefuseCountsThoughTheAuthorsServersAreSilent() {
        hears(
                "192.0.2.20",
                "EHLO silent.example\r\n",
                "MAIL FROM:<ana@silent.example>\r\n",
                "RCPT TO:<postmaster@club.example>\r\n",
                "DATA\r\n",
                LETTER,
                "QUIT\r\n");

        List<Remark> remarks = house.letters.getFirst().provenance().remarks();
        assertTrue(remarks.stream().anyMatch(one -> one.words().contains("b.bl.example")), remarks.toString());
    }
}
