package org.carillon.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.listener.SmtpListener;
import org.carillon.testing.Api;
import org.carillon.testing.FakeMx;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A server with Mia on it; what came for her lies in her inbox, what she sent outside at the [FakeMx].
abstract class WithPeers {
    static final String PROXY = "127.0.0.9";
    static final String NAME = "mx.carillon.example";
    static final String MIA = "mia@peers.example.org";
    static final String NOBODY = "nobody@peers.example.org";
    static final String PASSWORD = "long enough";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final AtomicInteger COUNT = new AtomicInteger();

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    @TempDir
    Path folder;

    FakeMx mx;

    private Api api;

    @BeforeEach
    void invite() {
        api = new Api(server.toString(), home);
        api.domain("peers.example.org");
        if (api.all("/people").stream().noneMatch(p -> p.toString().contains(MIA))) {
            api.post("/people", Map.of("address", MIA, "name", "Mia", "password", PASSWORD));
        }
    }

    @AfterEach
    void forget() {
        mx.well().forget();
    }

    /// A subject that no other letter has.
    static String fresh() {
        return "letter-" + COUNT.incrementAndGet() + "-"
                + ProcessHandle.current().pid();
    }

    Api api() {
        return api;
    }

    int port(String door) {
        return listener.port(door);
    }

    String text(int number) {
        return Integer.toString(number);
    }

    /// The PEM file that clients may trust.
    String certificate() {
        return home.resolve("tls/self-signed.pem").toAbsolutePath().toString();
    }

    Ran run(String input, String... command) throws IOException, InterruptedException {
        return Ran.program(folder, input, List.of(command));
    }

    /// Runs it to a good end; gives what it said.
    String done(String... command) throws IOException, InterruptedException {
        Ran ran = run("", command);
        assertEquals(0, ran.exit(), ran.said());
        return ran.said();
    }

    static void has(String text, String part) {
        assertTrue(text.contains(part), "no \"" + part + "\" in:\n" + text);
    }

    /// The one letter with that subject in Mia's inbox, as it lies there.
    String filed(String subject) throws IOException {
        api.awaitQuiet(PATIENCE);
        List<String> found = inbox(subject);
        assertEquals(1, found.size(), "letters with the subject " + subject);
        return found.getFirst();
    }

    List<String> inbox(String subject) throws IOException {
        Path inbox = home.resolve("mailboxes/" + MIA + "/new");
        if (!Files.exists(inbox)) return List.of();
        var found = new ArrayList<String>();
        try (var files = Files.list(inbox)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (text.contains("Subject: " + subject + "\r\n") || text.contains("Subject: " + subject + "\n"))
                    found.add(text);
            }
        }
        return found;
    }

    /// The one letter that left for the world.
    FakeMx.Delivery sent() throws InterruptedException {
        api.awaitQuiet(PATIENCE);
        return mx.await(1).getFirst();
    }
}
