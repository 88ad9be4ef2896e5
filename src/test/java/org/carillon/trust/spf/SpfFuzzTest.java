package org.carillon.trust.spf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.carillon.dns.Answer;
import org.carillon.dns.MailHost;
import org.carillon.dns.Records;
import org.carillon.mail.Address;
import org.carillon.trust.host.ClientNames;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class SpfFuzzTest {
    /// A letter never costs more: the record, for each of 10 terms 11 questions, the client's names, the explanation.
    private static final int MOST_QUESTIONS = 1 + 10 * 11 + 11 + 1;

    private static final int LONGEST_SENTENCE = 800;

    /// Whatever a domain publishes and a client says: the check ends, asks a bounded number of possible names, and says
    /// something that fits into a line.
    @FuzzTest(maxDuration = "10m")
    void endsWithinBounds(byte[] octets) {
        String text = new String(octets, UTF_8);
        for (String client : List.of("192.0.2.1", "2001:db8::1")) check(text, InetAddress.ofLiteral(client));
    }

    private static void check(String text, InetAddress client) {
        var dns = new Parrot(text);
        SpfResult result = new Spf(dns, "mx.example").check(client, text, new Address("a+b-c", "x.example"));
        assertTrue(dns.asked <= MOST_QUESTIONS, () -> "asked " + dns.asked);
        assertTrue(Ascii.printable(result.why()), result::why);
        assertTrue(result.why().length() <= LONGEST_SENTENCE, result::why);
        var macros = new Macros(
                Identity.of(client, text, null), new ClientNames(dns, client), "mx.example", () -> Instant.EPOCH);
        MacroParser.domain(text)
                .ifPresent(name -> assertTrue(macros.domain(name, "x.example").length() <= 3 * DnsName.LONGEST));
        MacroParser.explanation(text).ifPresent(words -> macros.explanation(words, "x.example", LONGEST_SENTENCE));
    }

    /// Answers every question about texts with the same one.
    private static final class Parrot implements Records {
        private final String text;
        private int asked;

        Parrot(String text) {
            this.text = text;
        }

        private <T> Answer<T> answer(String name, T value) {
            asked++;
            assertTrue(DnsName.askable(name), name);
            return new Answer.Found<>(Collections.nCopies(10, value));
        }

        @Override
        public Answer<MailHost> mailHosts(String domain) {
            return answer(domain, new MailHost(0, "mx.x.example"));
        }

        @Override
        public Answer<InetAddress> four(String host) {
            return answer(host, InetAddress.ofLiteral("192.0.2.9"));
        }

        @Override
        public Answer<InetAddress> six(String host) {
            return answer(host, InetAddress.ofLiteral("2001:db8::9"));
        }

        @Override
        public Answer<String> texts(String name) {
            asked++;
            assertTrue(DnsName.askable(name), name);
            return new Answer.Found<>(List.of(text));
        }

        @Override
        public Answer<String> names(String reverse) {
            return answer(reverse, "mail.x.example");
        }
    }
}
