package org.carillon.stories;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carillon.listener.SmtpListener;
import org.carillon.testing.Api;
import org.carillon.testing.StoryProfile;
import org.carillon.testing.Talk;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The forms of an open relay against the real book of addresses, with the talks that the doors are tested with.
@QuarkusTest
@TestProfile(RelayTest.PatientProfile.class)
class RelayTest {
    private static final Path TALKS = Path.of("src/test/resources/talks");
    private static final String PASSWORD = "open sesame";

    /// Nobody is sent away for the errors he makes.
    public static class PatientProfile extends StoryProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("carillon.smtp.hard-errors", "1000", "carillon.smtp.soft-errors", "1000");
        }
    }

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    @BeforeEach
    void openTheDomain() {
        var api = new Api(server.toString(), home);
        api.domain("club.example");
        if (api.all("/lists").stream().anyMatch(l -> l.toString().contains("chess@club.example"))) return;
        api.post("/people", Map.of("address", "mia@club.example", "name", "Mia", "password", PASSWORD));
        api.post("/lists", Map.of("address", "chess@club.example"));
    }

    @Test
    void allAreRefusedFromOutside() throws IOException {
        talk("open-relay.talk", listener.port());
    }

    @Test
    void whoHasSignedInIsToldWhatIsRight() throws IOException {
        talk("submission/relay-forms-from-inside.talk", listener.port("submissions"));
    }

    private static void talk(String name, int port) throws IOException {
        new Talk(Files.readString(TALKS.resolve(name)), new NoLetters()).actOut(port);
    }

    /// These talks bring none.
    private static final class NoLetters implements Talk.House {
        @Override
        public List<byte[]> letters() {
            return List.of();
        }

        @Override
        public String trace() {
            return "";
        }
    }
}
