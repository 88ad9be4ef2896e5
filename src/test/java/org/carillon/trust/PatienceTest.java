package org.carillon.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.dns.Answer;
import org.carillon.testing.Zone;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final AtomicLong clock = new AtomicLong();
    private final Patience patience = new Patience(Duration.ofSeconds(10), clock::get);

    private Duration waits(int seconds) {
        return patience.during(left -> {
            clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
            return left;
        });
    }

    @Test
    void whatOneHasTakenTheNextHasNot() {
        assertEquals(Duration.ofSeconds(10), waits(3));
        assertEquals(Duration.ofSeconds(7), waits(9));
        assertEquals(Duration.ZERO, waits(1));
        assertEquals(Duration.ZERO, patience.left());
    }

    @Test
    void standsStillWhileTheClientTalks() {
        waits(3);
        clock.addAndGet(Duration.ofHours(1).toNanos());

        assertEquals(Duration.ofSeconds(7), patience.left());
    }

    @Test
    void withoutTimeNobodyIsAsked() {
        waits(10);

        assertInstanceOf(
                Answer.TryAgain.class,
                patience.hurried(new Zone().text("a.example", "hello")).texts("a.example"));
    }
}
