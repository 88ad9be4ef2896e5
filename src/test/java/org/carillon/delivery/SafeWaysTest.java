package org.carillon.delivery;

import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.LetterTerms;
import org.carillon.mail.MailTerms;
import org.carillon.mail.RecipientTerms;
import org.carillon.mail.Returned;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.carillon.testing.Authority;
import org.carillon.testing.FakeMx;
import org.carillon.testing.FakeMx.Phase;
import org.carillon.testing.LittleInternet;
import org.carillon.testing.PolicyHost;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which ways a letter takes when it must go under TLS: by what the recipient's domain demands (MTA-STS), by what the
/// operator says, by what its sender wants (REQUIRETLS).
@QuarkusTest
@TestProfile(SafeWaysProfile.class)
class SafeWaysTest {
    private static final String ENFORCED = "version: STSv1\nmode: enforce\nmx: %s\nmax_age: 86400\n";

    /// Each test has a domain of its own, so that nothing is known of it.
    private static final AtomicInteger DOMAINS = new AtomicInteger();

    @Inject
    Outbox outbox;

    @Inject
    Queue queue;

    @Inject
    Messages messages;

    @Inject
    Sts sts;

    @Inject
    Sql sql;

    @Inject
    MeterRegistry registry;

    LittleInternet internet;

    private final int number = DOMAINS.incrementAndGet();
    private String domain = "d" + number + ".example";
    private final String host = "mx.d" + number + ".example";

    @AfterEach
    void emptyTheQueue() {
        queue.delete(new Queue.Choice.All());
    }

    private FakeMx mailHost() {
        internet.domain(domain, host);
        return internet.host(host, "127.0.3." + number);
    }

    private PolicyHost policy(String text) {
        internet.dns().zone("_mta-sts." + domain + ". 60 IN TXT \"v=STSv1; id=1;\"");
        internet.dns().zone("mta-sts." + domain + ". 60 IN A 127.0.0.1");
        return PolicyHost.start(SafeWaysProfile.port(), Authority.host("mta-sts." + domain))
                .serving(text);
    }

    private long send(boolean requireTls) {
        var terms = new MailTerms(new LetterTerms(Returned.UNSAID, "", false, requireTls), RecipientTerms.NONE);
        return QuarkusTransaction.requiringNew().call(() -> {
            byte[] text = "Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
            var recipe = CopyRecipe.same("ana@club.example", HeaderEdits.NONE);
            var letter = new Outgoing(messages.store(text, ""), recipe, Priority.POST, "list/1", "x", terms);
            return outbox.enqueue(letter, RecipientSource.of(List.of(new Recipient(Address.of("a@" + domain), ""))));
        });
    }

    private void delivered(long letter) {
        await().untilAsserted(() ->
                assertEquals(1, queue.letter(letter).orElseThrow().counts().delivered(), () -> reply(letter)));
    }

    private String reply(long letter) {
        return sql.first(
                        "select last_reply from outbox where outgoing_id = ? and last_reply <> ''",
                        row -> row.getString(1),
                        letter)
                .orElse("");
    }

    private void waits(long letter, String why) {
        await().untilAsserted(() -> assertTrue(reply(letter).contains(why), () -> reply(letter)));
    }

    private Failure.Refusal refused(long letter) {
        await().until(() -> queue.letter(letter).orElseThrow().counts().failed() == 1);
        return queue.failures(letter, 0, 10).getFirst().refusal();
    }

    @Test
    void lettersGoUnderTlsWhereTheHostCan() {
        FakeMx mx = mailHost().underTls(Authority.expired("else.example"));

        delivered(send(false));

        assertTrue(mx.deliveries().getFirst().secured());
    }

    @Test
    void theQueueShowsUnderWhichTlsAHostPutALetterOff() {
        mailHost().underTls(Authority.host(host)).answer(Phase.MAIL, "451 4.3.0 later");

        waits(send(false), "451 4.3.0 later (TLSv1.3)");
    }

    /// RFC 7435: it is only a wish.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "S: 421 4.3.2 busy",
                "S: 220 go on\nS+ what is this?\\r\\n\nH:",
                "S+ 220 go on\\r\\n250 PIPELINING\\r\\n\nH:",
                "S: 220 go on\nT: localhost\nC: EHLO",
            })
    void aHostThatBreaksItsTlsGetsTheLetterInTheClear(String script) {
        FakeMx mx = mailHost().play("S: 220 hello\nC: EHLO\nS: 250-hello\nS: 250 STARTTLS\nC: STARTTLS\n" + script);

        delivered(send(false));

        assertEquals(1, mx.deliveries().size());
        assertEquals(2, mx.connections());
        assertEquals(List.of(), mx.faults());
    }

    @Test
    void anEnforcedPolicyLetsOnlyTheVerifiedHostHaveTheLetter() {
        FakeMx mx = mailHost().underTls(Authority.host("else.example"));
        try (var web = policy(ENFORCED.formatted(host))) {
            long letter = send(false);
            waits(letter, "No subject alternative DNS name matching " + host);
            assertEquals(List.of(), mx.deliveries());

            mx.underTls(Authority.host(host));

            delivered(letter);
            assertTrue(mx.deliveries().getFirst().secured());
            assertEquals(1, web.asked().size());
        }
    }

    @Test
    void anEnforcedPolicyKeepsLettersFromHostsItDoesNotName() {
        FakeMx mx = mailHost().underTls(Authority.host(host));
        try (var web = policy(ENFORCED.formatted("*.else.example"))) {
            long letter = send(false);

            waits(letter, "MTA-STS: the policy of " + domain + " names none of its mail hosts");
            assertEquals(0, mx.connections());
            assertEquals(1, web.asked().size());
        }
    }

    @Test
    void anEnforcedPolicyHoldsWhileItsServersAreSilentAndAfterARestart() {
        FakeMx mx = mailHost();
        try (var web = policy(ENFORCED.formatted(host))) {
            waits(send(false), "offers no STARTTLS");
        }
        queue.delete(new Queue.Choice.All());
        internet.dns().without("_mta-sts." + domain).without("mta-sts." + domain);
        sts.forget(); // as a restart does

        waits(send(false), "offers no STARTTLS");

        assertEquals(List.of(), mx.deliveries());
    }

    @Test
    void aPolicyWithAnotherIdIsFetchedAnew() {
        FakeMx mx = mailHost();
        try (var web = policy(ENFORCED.formatted(host))) {
            long letter = send(false);
            waits(letter, "offers no STARTTLS");

            web.serving("version: STSv1\nmode: none\nmax_age: 86400\n");
            sql.update("update sts_policy set record_id = 'older' where domain = ?", domain);
            sts.forget();

            delivered(letter);
            assertEquals(2, web.asked().size());
            assertEquals(1, mx.deliveries().size());
        }
    }

    @Test
    void aPolicyOnTrialStopsNothing() {
        FakeMx mx = mailHost();
        try (var web = policy(ENFORCED.formatted("else.example").replace("enforce", "testing"))) {
            delivered(send(false));
            assertEquals(1, web.asked().size());
        }
        assertEquals(1, mx.deliveries().size());
    }

    /// RFC 8461 §5: what would fail is noted.
    @ParameterizedTest
    @CsvSource({
        "mx.{domain}, mx.{domain}, valid",
        "mx.{domain}, else.example, certificate",
        "mx.{domain}, , no-tls",
        "else.example, mx.{domain}, unnamed"
    })
    void aPolicyOnTrialShowsWhatWouldFail(String named, @Nullable String certified, String result) {
        FakeMx mx = mailHost();
        if (certified != null) mx.underTls(Authority.host(certified.replace("{domain}", domain)));
        double before = noted(result);
        try (var web =
                policy(ENFORCED.formatted(named.replace("{domain}", domain)).replace("enforce", "testing"))) {
            delivered(send(false));
            assertEquals(1, web.asked().size());
        }

        assertEquals(before + 1, noted(result));
        assertEquals(certified != null, mx.deliveries().getFirst().secured());
    }

    private double noted(String result) {
        return registry.counter("carillon.delivery.sts", "result", result).count();
    }

    @Test
    void theOperatorsWordForADomainGoesBeforeAll() {
        domain = "lists.strict.example";
        FakeMx mx = mailHost();
        long letter = send(false);
        waits(letter, "offers no STARTTLS");

        mx.underTls(Authority.host(host));

        delivered(letter);
    }

    /// RFC 8689 §4.2.1.
    @Test
    void aLetterThatMustStayUnderTlsGoesOnToAHostThatPromisesIt() {
        FakeMx mx = mailHost().underTls(Authority.host(host)).offering("REQUIRETLS", "PIPELINING");
        try (var web = policy(ENFORCED.formatted(host))) {
            delivered(send(true));
            assertEquals(1, web.asked().size());
        }

        assertTrue(mx.deliveries().getFirst().secured());
        assertEquals("REQUIRETLS", mx.deliveries().getFirst().parameters());
    }

    @Test
    void aLetterThatMustStayUnderTlsComesBackWhereNobodyPromisesIt() {
        FakeMx mx = mailHost().underTls(Authority.host(host));
        try (var web = policy(ENFORCED.formatted(host))) {
            Failure.Refusal refusal = refused(send(true));

            assertEquals("5.7.30", refusal.status());
            assertEquals(List.of(), mx.deliveries());
            assertEquals(1, web.asked().size());
        }
    }

    /// However many they are: another may have it.
    @Test
    void hostsThatOnlyLackTlsDoNotCountAsSessionsThatBroke() {
        String[] hosts = {"a." + domain, "b." + domain, "c." + domain, "d." + domain};
        internet.domain(domain, hosts);
        try (var a = internet.host(hosts[0], "127.0.5.1");
                var b = internet.host(hosts[1], "127.0.5.2");
                var c = internet.host(hosts[2], "127.0.5.3");
                var d = internet.host(hosts[3], "127.0.5.4");
                var web = policy(ENFORCED.formatted("*." + domain))) {
            d.underTls(Authority.host(hosts[3]));

            delivered(send(false));

            assertTrue(d.deliveries().getFirst().secured());
            assertEquals(3, a.connections() + b.connections() + c.connections());
            assertEquals(1, web.asked().size());
        }
    }

    /// RFC 3207 §4.
    @Test
    void aLetterThatMustStayUnderTlsWaitsForAHostThatHasNoneForAWhile() {
        FakeMx mx = mailHost().underTls(Authority.host(host)).offering("REQUIRETLS");
        mx.answer(Phase.STARTTLS, "454 4.7.0 not today");
        try (var web = policy(ENFORCED.formatted(host))) {
            long letter = send(true);
            waits(letter, "refuses STARTTLS: 454 4.7.0 not today");
            assertEquals(0, queue.letter(letter).orElseThrow().counts().failed());

            mx.well();

            delivered(letter);
            assertEquals(1, web.asked().size());
        }
    }

    @Test
    void aLetterThatMustStayUnderTlsWaitsWhileTheHostOfItsRouteHasNoAddress() {
        domain = "nowhere.example";

        long letter = send(true);

        waits(letter, "has no address");
        assertEquals(0, queue.letter(letter).orElseThrow().counts().failed());
    }

    private static FakeMx byRoute(String address, int port) {
        return FakeMx.startAt(address, port).offering("REQUIRETLS");
    }

    /// It is the operator who vouches for the name of the host.
    @Test
    void aRouteByHostsIsVerifiedForALetterThatMustStayUnderTls() {
        domain = "d" + number + ".byroute.example";
        try (var one = byRoute("127.0.0.50", internet.port());
                var two = byRoute("127.0.0.51", internet.port())) {
            one.underTls(Authority.host("else.example"));
            two.underTls(Authority.host("else.example"));
            long letter = send(true);
            waits(letter, "No subject alternative names matching IP address 127.0.0.5");
            assertEquals(0, queue.letter(letter).orElseThrow().counts().failed());

            one.underTls(Authority.host("127.0.0.50"));

            delivered(letter);
            assertTrue(one.deliveries().getFirst().secured());
            assertEquals("REQUIRETLS", one.deliveries().getFirst().parameters());
        }
    }

    @Test
    void aRouteInTheClearGetsNoLetterThatMustStayUnderTls() {
        domain = "d" + number + ".byroute.example";
        try (var one = byRoute("127.0.0.50", internet.port());
                var two = byRoute("127.0.0.51", internet.port())) {
            assertEquals("5.7.30", refused(send(true)).status());
            assertEquals(List.of(), one.deliveries());
            assertEquals(List.of(), two.deliveries());
        }
    }

    @Test
    void aMailStoreOnThisMachineNeedsNoTls() {
        domain = "store.example";
        try (var store = FakeMx.startAt("127.0.0.52", internet.port())
                .offering("8BITMIME")
                .speakingLmtp()) {
            delivered(send(true));
            assertEquals(1, store.deliveries().size());
        }
    }

    @Test
    void aLetterThatMustStayUnderTlsComesBackWhereNobodyVouchesForTheHosts() {
        FakeMx mx = mailHost().underTls(Authority.host(host)).offering("REQUIRETLS");

        Failure.Refusal refusal = refused(send(true));

        assertEquals("5.7.30", refusal.status());
        assertTrue(refusal.reply().contains("nobody vouches"), refusal.reply());
        assertEquals(0, mx.connections());
    }
}
