package org.carillon.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.carillon.dns.Answer;
import org.carillon.testing.Zone;
import org.carillon.trust.dmarc.Dmarc;
import org.carillon.trust.dmarc.DmarcResult;
import org.junit.jupiter.api.Test;

class HurriedTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    /// Nobody would ever answer: that this test ends is what it shows.
    @Test
    void aSilentDnsIsWaitedForOnceHoweverOftenItIsAsked() {
        var never = new CountDownLatch(1);
        var silent = new Zone().meanwhile(() -> {
            try {
                never.await();
            } catch (InterruptedException left) {
                Thread.currentThread().interrupt();
            }
        });
        var dns = new Hurried(silent, SHORT, System::nanoTime);

        for (int i = 0; i < 1000; i++) assertInstanceOf(Answer.TryAgain.class, dns.texts("a" + i + ".example"));
        DmarcResult result = new Dmarc(dns)
                .check(List.of("example.org"), new Dmarc.Proven(java.util.Optional.empty(), List.of(), List.of()));

        assertEquals(DmarcResult.Code.TEMPERROR, result.code());
        assertInstanceOf(Answer.TryAgain.class, dns.mailHosts("a.example"));
        assertInstanceOf(Answer.TryAgain.class, dns.four("a.example"));
        assertInstanceOf(Answer.TryAgain.class, dns.six("a.example"));
        assertInstanceOf(Answer.TryAgain.class, dns.names("1.2.0.192.in-addr.arpa"));
    }

    @Test
    void anAnswerInTimeIsOne() {
        var dns = new Hurried(new Zone().text("a.example", "hello"), Duration.ofMinutes(1), System::nanoTime);

        assertEquals(new Answer.Found<>(List.of("hello")), dns.texts("a.example"));
    }
}
