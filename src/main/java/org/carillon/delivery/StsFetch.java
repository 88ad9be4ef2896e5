package org.carillon.delivery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.carillon.dns.Answer;
import org.carillon.dns.PublicAddresses;
import org.carillon.dns.Resolver;
import org.jboss.logging.Logger;

/// Fetches the policy of a domain by HTTPS (RFC 8461 §3.3): with a certificate that bears the host's name, no
/// redirects, no longer than a minute and no more than 64 KB. The address is looked up and looked at first and then
/// dialled as it is, so that no name can lead us into our own networks.
final class StsFetch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StsFetch.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST_OCTETS = 64 * 1024;
    private static final int MOST_ADDRESSES = 2;

    private final int port;
    private final boolean privateHosts;
    private final HttpClient client;
    private final Duration longest;

    /// @param port 443, but for tests
    /// @param privateHosts whether the host may be this machine
    StsFetch(Vertx vertx, ClientTls tls, int port, boolean privateHosts) {
        this(vertx, tls, port, privateHosts, LONGEST);
    }

    /// @param longest for one address
    StsFetch(Vertx vertx, ClientTls tls, int port, boolean privateHosts, Duration longest) {
        this.longest = longest;
        this.port = port;
        this.privateHosts = privateHosts;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setSsl(true)
                .setVerifyHost(true)
                .setTrustOptions(TrustOptions.wrap(tls.trust()))
                .setKeepAlive(false)
                .setDecompressionSupported(false)
                .setConnectTimeout(Math.toIntExact(Patience.CONNECT.toMillis())));
    }

    /// Empty when there is none to be had now.
    Optional<StsPolicy> policy(String domain, Resolver resolver) {
        String host = "mta-sts." + domain;
        List<InetAddress> addresses = addresses(host, resolver);
        for (InetAddress address : addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size()))) {
            Optional<StsPolicy> policy = ask(host, address).flatMap(StsPolicy::parse);
            if (policy.isPresent()) return policy;
        }
        return Optional.empty();
    }

    private List<InetAddress> addresses(String host, Resolver resolver) {
        if (!(resolver.addresses(host) instanceof Answer.Found<InetAddress>(var found))) return List.of();
        return found.stream()
                .filter(address -> privateHosts || PublicAddresses.contain(address))
                .toList();
    }

    private Optional<String> ask(String host, InetAddress address) {
        var text = new CompletableFuture<String>();
        var request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(host)
                .setPort(port)
                .setURI("/.well-known/mta-sts.txt")
                .setFollowRedirects(false);
        client.request(request)
                .compose(asked -> send(asked, text))
                .onSuccess(answer -> read(answer, text))
                .onFailure(text::completeExceptionally);
        try {
            return Optional.of(text.get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            LOG.infof("delivery mta-sts host=%s unread reason=%s", host, ClientTls.reason(failed));
        } catch (TimeoutException slow) {
            LOG.infof("delivery mta-sts host=%s unread reason=too slow", host);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            text.cancel(false);
        }
        return Optional.empty();
    }

    /// When nobody waits for the text any more, the connection goes, whether an answer has begun or not: else a mute
    /// host would keep it.
    private static Future<HttpClientResponse> send(HttpClientRequest asked, CompletableFuture<String> text) {
        text.whenComplete((read, over) -> {
            if (read == null) asked.connection().close();
        });
        return asked.send();
    }

    /// A stream, so that a text without end is cut and not kept.
    private static void read(HttpClientResponse answer, CompletableFuture<String> text) {
        String type = String.valueOf(answer.getHeader("content-type")).toLowerCase(Locale.ROOT);
        if (answer.statusCode() != 200 || !type.startsWith("text/plain")) {
            text.completeExceptionally(
                    new IllegalStateException("answered " + answer.statusCode() + " " + type.split(";")[0]));
            return;
        }
        Buffer all = Buffer.buffer();
        answer.handler(piece -> {
            if (all.length() + piece.length() <= MOST_OCTETS) all.appendBuffer(piece);
            else text.completeExceptionally(new IllegalStateException("longer than 64 KB"));
        });
        answer.exceptionHandler(text::completeExceptionally);
        answer.endHandler(end -> text.complete(all.toString(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        client.close();
    }
}
