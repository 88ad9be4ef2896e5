package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatesTest {
    private static final String GROUP = "mx1.there.example mx2.there.example";

    private final AtomicLong now = new AtomicLong();
    private final Rates rates = rates(Map.of(
            "there.example", "100/1m", "*.there.example", "10/s", "*.big.example", "60/h", "pair.example", "2/1m"));

    private Rates rates(Map<String, String> configured) {
        return new Rates(configured, now::get);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void aDomainWithoutARateWaitsForNothing() {
        assertEquals(1_000_000, rates.take("else.example", "mx.else.example", 1_000_000));
        assertEquals(Optional.empty(), rates.why("else.example", "mx.else.example"));
    }

    @Test
    void whatIsTakenComesBackEvenly() {
        assertEquals(100, rates.take("there.example", GROUP, 150));
        assertEquals(0, rates.take("there.example", GROUP, 50));
        pass(Duration.ofSeconds(5));
        assertEquals(0, rates.take("there.example", GROUP, 50), "a tenth of the rate at a time");
        pass(Duration.ofSeconds(1));
        assertEquals(10, rates.take("there.example", GROUP, 50));
        pass(Duration.ofHours(5));
        assertEquals(100, rates.take("there.example", GROUP, 200), "nothing is saved up beyond the rate");
    }

    @Test
    void fewAreNotKeptWaitingForATenth() {
        rates.take("there.example", GROUP, 100);
        pass(Duration.ofSeconds(1));

        assertEquals(1, rates.take("there.example", GROUP, 1));
    }

    @Test
    void whatWasNotUsedCanBeUsedAgain() {
        rates.take("there.example", GROUP, 100);
        rates.putBack("there.example", GROUP, 40);

        assertEquals(40, rates.take("there.example", GROUP, 100));
    }

    @Test
    void oneRateCountsForAllDomainsBehindTheSameMailHosts() {
        assertEquals(60, rates.take("one.example", "mx.big.example mx.else.example", 60));
        assertEquals(0, rates.take("two.example", "mx.big.example", 1));
        assertEquals(1, rates.take("three.example", "mx.else.example mx.big.example", 1), "the first host counts");
    }

    @Test
    void saysWhyADomainWaits() {
        rates.take("pair.example", "", 2);

        assertEquals(Optional.of("Waits for its rate: at most 2/1m recipients."), rates.why("pair.example", ""));
        pass(Duration.ofSeconds(30));
        assertEquals(Optional.empty(), rates.why("pair.example", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100", "100/", "0/m", "1/0m", "-1/m", "1/m/s", "1/w", "9999999999/m", "many/m"})
    void refusesWhatIsNoRate(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> rates(Map.of("there.example", text)));

        assertTrue(refused.getMessage().startsWith("carillon.delivery.rates.\"there.example\" is \"" + text), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "a@there.example", "*.", "there example", "*.*.example"})
    void refusesWhatIsNoDomain(String domain) {
        var refused = assertThrows(IllegalArgumentException.class, () -> rates(Map.of(domain, "1/m")));

        assertEquals(
                "carillon.delivery.rates.\"" + domain + "\" must name a domain such as example.org or *.example.org.",
                refused.getMessage());
    }
}
