package org.carillon.domains;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.mail.ReturnPath;
import org.carillon.store.Sql;
import org.carillon.testing.FrozenClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ForwardReturnsTest {
    private static final Address ANN = Address.of("Ann.Lee@there.example");
    private static final Address LONG =
            Address.of("bounces+123456789-f00d-someone=somewhere.example@mail.newsletters.example.com");

    @Inject
    Secrets secrets;

    @Inject
    Domains domains;

    @Inject
    Sql sql;

    private final FrozenClock clock = FrozenClock.at("2026-11-27T09:00:00Z");
    private ForwardReturns returns;

    @BeforeEach
    void aDomainOfOurs() {
        domains.add("ours.example");
        returns = new ForwardReturns(secrets, domains, sql, clock);
    }

    private Address written(Address sender) {
        return returns.written(sender, "ours.example");
    }

    @Test
    void aBounceFindsItsWayBack() {
        Address path = written(ANN);

        assertTrue(path.local().matches("SRS0=[a-z2-7]{10}=[a-z2-7]{2}=there.example=Ann.Lee"), path.local());
        assertEquals("ours.example", path.domain());
        assertTrue(ForwardReturns.looksLikeOne(path));
        assertEquals(Optional.of(ANN), returns.read(path));
        assertEquals("ann.lee@there.example", ReturnPath.unwrapped(path).key());
    }

    @Test
    void hostsThatChangeTheCaseDoNoHarm() {
        Address path = written(ANN);

        assertEquals(
                ANN.key(),
                returns.read(path.withLocal(path.local().toUpperCase(Locale.ROOT)))
                        .orElseThrow()
                        .key());
        assertEquals(
                ANN.key(),
                returns.read(path.withLocal(path.local().toLowerCase(Locale.ROOT)))
                        .orElseThrow()
                        .key());
    }

    @Test
    void whatAnotherForwarderWroteComesBackToThatForwarder() {
        Address theirs = Address.of("SRS0+abcd=xy=there.example=ann@relay.example");

        Address path = written(theirs);

        assertTrue(path.local().startsWith("SRS1="), path.local());
        assertTrue(path.local().endsWith("=relay.example=+abcd=xy=there.example=ann"), path.local());
        assertEquals(Optional.of(theirs), returns.read(path));
    }

    @Test
    void theThirdForwarderDoesNotMakeItLonger() {
        Address theirs = Address.of("SRS1=hhhh=relay.example==abcd=xy=there.example=a@second.example");

        Address path = written(theirs);

        assertEquals(Optional.of(Address.of("SRS0=abcd=xy=there.example=a@relay.example")), returns.read(path));
    }

    @Test
    void aSenderTooLongToBeWrittenOutIsKept() {
        Address path = written(LONG);

        assertTrue(path.local().length() <= Address.MAX_LOCAL, path.local());
        assertEquals(path, written(LONG));
        assertEquals(Optional.of(LONG), returns.read(path));
        assertEquals(Optional.of(path), Address.parse(path.toString()));
        clock.advance(Duration.ofDays(23));
        assertEquals(1, returns.sweep());
    }

    @Test
    void aSenderOfOursStaysAsTheyAre() {
        Address bob = Address.of("bob@ours.example");

        assertEquals(bob, written(bob));
    }

    @Test
    void afterThreeWeeksItIsOver() {
        Address path = written(ANN);

        clock.advance(Duration.ofDays(21));
        assertEquals(Optional.of(ANN), returns.read(path));
        clock.advance(Duration.ofDays(1));
        assertEquals(Optional.empty(), returns.read(path));
    }

    @Test
    void aNodeWhoseClockIsBehindTakesItToo() {
        Address path = written(ANN);

        clock.advance(Duration.ofHours(-10));

        assertEquals(Optional.of(ANN), returns.read(path));
    }

    @Test
    void nobodyElseCanWriteOne() {
        String path = written(ANN).local();
        for (int i = "SRS0=".length(); i < path.length(); i++) {
            char other = path.charAt(i) == 'a' ? 'b' : 'a';
            Address changed = ANN.withLocal(path.substring(0, i) + other + path.substring(i + 1));
            if (Character.toLowerCase(path.charAt(i)) == other) continue;
            assertEquals(Optional.empty(), returns.read(changed), changed.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SRS0=aaaaaaaaaa=aa=there.example=ann",
                "SRS0=HHH=TT=there.example=ann",
                "SRS0=aaaaaaaaaa=aa=kept=aaaaaaaaaaaaaaaaaaaaaaaaaa",
                "SRS1=aaaaaaaaaa=there.example==abcd=xy=x.example=ann",
                "srs0",
                "SRS0=",
                "SRS1=aaaaaaaaaa=there.example"
            })
    void whatLooksLikeOneIsNone(String local) {
        assertEquals(Optional.empty(), returns.read(new Address(local, "ours.example")));
    }
}
