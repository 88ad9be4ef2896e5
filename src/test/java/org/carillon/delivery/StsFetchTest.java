package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.carillon.dns.Resolver;
import org.carillon.testing.Authority;
import org.carillon.testing.DnsServer;
import org.carillon.testing.PolicyHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From a web server on the loopback, by a DNS there.
@Timeout(60)
class StsFetchTest {
    private static final String POLICY = "version: STSv1\nmode: enforce\nmx: mx.far.example\nmax_age: 86400\n";
    private static Vertx vertx;

    private final DnsServer dns = DnsServer.start().zone("mta-sts.far.example. 60 IN A 127.0.0.1");
    private PolicyHost host =
            PolicyHost.start(0, Authority.host("mta-sts.far.example")).serving(POLICY);

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void end() {
        vertx.close();
    }

    @AfterEach
    void close() {
        host.close();
        dns.close();
    }

    private Optional<StsPolicy> fetched() {
        return fetched(true);
    }

    private Optional<StsPolicy> fetched(boolean privateHosts) {
        var tls = new ClientTls(Optional.of(Authority.roots()));
        try (var fetch = new StsFetch(vertx, tls, host.port(), privateHosts)) {
            return fetch.policy("far.example", Resolver.of(dns.config()));
        }
    }

    private void as(SSLContext identity) {
        host.close();
        host = PolicyHost.start(0, identity).serving(POLICY);
    }

    @Test
    void fetchesThePolicyOfADomain() {
        assertEquals(List.of("mx.far.example"), fetched().orElseThrow().hosts());
        assertEquals(List.of("mta-sts.far.example:" + host.port() + "/.well-known/mta-sts.txt"), host.asked());
    }

    @Test
    void believesOnlyTheRightCertificate() {
        as(Authority.host("far.example"));
        assertEquals(Optional.empty(), fetched());

        as(Authority.expired("mta-sts.far.example"));
        assertEquals(Optional.empty(), fetched());
    }

    /// A stranger's name must not lead us into networks that are open to us alone.
    @Test
    void asksNobodyOnThisMachine() {
        assertEquals(Optional.empty(), fetched(false));
        assertTrue(host.asked().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"302, text/plain", "404, text/plain", "500, text/plain", "200, text/html"})
    void followsNothingAndReadsNothingElse(int status, String type) {
        host.answering(status, type);

        assertEquals(Optional.empty(), fetched());
        assertEquals(1, host.asked().size());
    }

    @Test
    void readsNoMoreThanIsAllowed() {
        host.serving(POLICY + "x: ".repeat(30_000));
        assertEquals(Optional.empty(), fetched());

        host.serving(POLICY + "x: ".repeat(20_000));
        assertTrue(fetched().isPresent());
    }

    /// Else each look would leave a socket behind.
    @Test
    void leavesAHostThatNeverAnswers() throws Exception {
        var tls = new ClientTls(Optional.of(Authority.roots()));
        SSLContext identity = Authority.host("mta-sts.far.example");
        try (var door = identity.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var fetch = new StsFetch(vertx, tls, door.getLocalPort(), true, Duration.ofSeconds(3))) {
            var hungUp = new CompletableFuture<String>();
            Thread.ofVirtual().start(() -> hungUp.complete(readAll(door)));

            assertEquals(Optional.empty(), fetch.policy("far.example", Resolver.of(dns.config())));

            assertTrue(
                    hungUp.get(30, TimeUnit.SECONDS).startsWith("GET /.well-known/mta-sts.txt"),
                    "asked, and then hung up");
        }
    }

    /// What is asked, as far as the caller hangs up.
    private static String readAll(ServerSocket door) {
        try (Socket caller = door.accept()) {
            return new String(caller.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void aDomainWithoutSuchAHostHasNoPolicy() {
        dns.without("mta-sts.far.example");

        assertEquals(Optional.empty(), fetched());
    }
}
