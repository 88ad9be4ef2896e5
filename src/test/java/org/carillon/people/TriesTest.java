package org.carillon.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;
import org.carillon.testing.FrozenClock;
import org.junit.jupiter.api.Test;

class TriesTest {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final FrozenClock clock = FrozenClock.at("2026-08-14T09:30:00Z");
    private final Tries tries = new Tries(clock);

    /// How many of these tries were looked at.
    private int heard(int many, String account, IntFunction<String> network) {
        int heard = 0;
        for (int i = 0; i < many; i++) {
            if (tries.take(account, network.apply(i)).isEmpty()) heard++;
        }
        return heard;
    }

    @Test
    void makesWaitWhoTriesTooOften() {
        assertEquals(6, heard(10, "ana", i -> "192.0.2." + i));
        assertEquals(Optional.of(QUARTER), tries.take("ana", "192.0.2.99"));
        clock.advance(QUARTER);
        assertEquals(6, heard(10, "ana", i -> "192.0.2." + i));
    }

    /// A guess every ten seconds from one network, all day long: six are looked at in each quarter of an hour.
    @Test
    void aDayOfGuesses() {
        int looked = 0;
        for (int guess = 0; guess < 24 * 360; guess++) {
            looked += heard(1, "ana", i -> "192.0.2.1");
            clock.advance(Duration.ofSeconds(10));
        }
        assertEquals(24 * 4 * 6, looked);
        assertEquals(Optional.empty(), tries.take("ana", "198.51.100.1"));
    }

    @Test
    void letsNobodyLockTheOwnerOutFromOneNetwork() {
        heard(1000, "ana", i -> "192.0.2.1");
        assertEquals(Optional.empty(), tries.take("ana", "198.51.100.1"));
    }

    @Test
    void letsNobodyLockTheOwnerOutFromAllNetworksOfACustomer() {
        assertEquals(12, heard(1000, "ana", i -> "2001:db8:7:%x::1".formatted(i % 256)));
        assertEquals(12, heard(1000, "ana", i -> "2001:db8:7:%x::1".formatted(256 + i)));
        assertEquals(0, heard(1000, "ana", i -> "2001:db8:7:%x::1".formatted(8192 + i)));
        assertEquals(Optional.empty(), tries.take("ana", "2001:db8:8::1"));
    }

    @Test
    void boundsWhatManyNetworksTogetherMayTry() {
        assertEquals(60, heard(100, "ana", i -> "192.0." + i + ".1"));
        assertEquals(Optional.empty(), tries.take("ben", "192.0.1.1"));
    }

    @Test
    void boundsWhatANetworkMayTryWithAllAccounts() {
        assertEquals(40, heard(100, "x", i -> "192.0.2." + i) + manyAccounts(100, "192.0.2.1"));
        assertEquals(
                80,
                manyAccounts(50, "2001:db8:7:1::1")
                        + manyAccounts(50, "2001:db8:7:2::1")
                        + manyAccounts(50, "2001:db8:7:3::1"));
    }

    private int manyAccounts(int many, String network) {
        int heard = 0;
        for (int i = 0; i < many; i++) heard += heard(1, "many-" + i + network, _ -> network);
        return heard;
    }

    @Test
    void forgivesTheOwnerWhatHeMistyped() {
        for (int i = 0; i < 30; i++) {
            assertEquals(3, heard(3, "ana", _ -> "192.0.2.1"));
            tries.forgive("ana", "192.0.2.1");
            clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void countsWhomAProxyHides() {
        assertEquals(6, heard(10, "ana", _ -> null));
    }
}
