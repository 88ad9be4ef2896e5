package org.carillon.testing;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// The web server of a domain that publishes its MTA-STS policy, by HTTPS on the loopback.
public final class PolicyHost implements AutoCloseable {
    private final HttpsServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String policy = "";
    private volatile int status = 200;
    private volatile String type = "text/plain";

    private PolicyHost(HttpsServer server) {
        this.server = server;
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
            byte[] text = policy.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            if (status / 100 == 3) exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, 0);
            try (var out = exchange.getResponseBody()) {
                out.write(text);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /// @param identity with a certificate for `mta-sts.DOMAIN`, or a wrong one
    public static PolicyHost start(int port, SSLContext identity) {
        try {
            var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10);
            server.setHttpsConfigurator(new HttpsConfigurator(identity));
            return new PolicyHost(server);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public PolicyHost serving(String text) {
        policy = text;
        return this;
    }

    public PolicyHost answering(int code, String contentType) {
        status = code;
        type = contentType;
        return this;
    }

    /// Hosts and paths that were asked for.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
