package org.carillon.stories.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.carillon.listener.SmtpListener;
import org.carillon.testing.Api;
import org.carillon.testing.DemoProfile;
import org.carillon.testing.Screen;
import org.carillon.testing.Sender;
import org.carillon.testing.Window;
import org.carillon.testing.WithChromium;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A stranger's post waits; who runs the list decides about it.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class ModeratorTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String LIST = "chess@demo.example";
    private static final String HELD = "/lists/" + LIST + "/held";

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    private Api api;

    @BeforeEach
    void findTheKey() {
        api = new Api(server.toString(), home);
    }

    @ParameterizedTest
    @EnumSource
    void anAcceptedPostStandsInTheArchiveAndGoesToTheMembers(Screen screen) throws IOException {
        String subject = "A board to give away, " + screen;
        post(subject);
        try (var window = Walk.signedIn(server, screen, "ana@demo.example", HELD)) {
            assertTrue(window.text().contains(subject), window.text());
            window.press("Accept: " + subject);
            assertFalse(window.page()
                    .getByRole(AriaRole.BUTTON)
                    .getByText("Accept: " + subject)
                    .isVisible());
            api.awaitQuiet(PATIENCE);
            window.go("/lists/" + LIST + "/archive").follow(subject);
            assertTrue(window.text().contains("It has all 64 squares."), window.text());
        }
        assertEquals(1, copiesTo("emil@people.example", subject));
    }

    @ParameterizedTest
    @EnumSource
    void aDiscardedPostGoesNowhere(Screen screen) throws IOException {
        String subject = "Cheap watches, " + screen;
        post(subject);
        try (var window = Walk.signedIn(server, screen, "ana@demo.example", HELD)) {
            window.press("Discard: " + subject);
            window.go(HELD);
            assertFalse(window.text().contains(subject), window.text());
            api.awaitQuiet(PATIENCE);
            assertFalse(window.go("/lists/" + LIST + "/archive").text().contains(subject));
        }
        assertEquals(0, copiesTo("emil@people.example", subject));
    }

    @ParameterizedTest
    @EnumSource
    void whoDoesNotRunTheListSeesNoSuchPage(Screen screen) {
        try (var window = Walk.signedIn(server, screen, "ben@demo.example", HELD)) {
            assertEquals(404, window.status());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsNotSignedInIsAskedToAndComesBack(Screen screen) {
        try (var window = Window.open(server, screen).go(HELD)) {
            assertTrue(window.path().startsWith("/sign-in"), window.path());
            window.fill("Your address", "ana@demo.example")
                    .fill("Your password", Walk.PASSWORD)
                    .press("Sign in");
            assertEquals(HELD, window.path());
        }
    }

    private void post(String subject) throws IOException {
        String letter =
                """
                From: Sam Stranger <sam@elsewhere.example>
                To: chess@demo.example
                Subject: %s
                Message-ID: <%s@elsewhere.example>

                It has all 64 squares.
                """.formatted(subject, Integer.toHexString(subject.hashCode())).replace("\n", "\r\n");
        try (var sender = Sender.to(listener.port())) {
            String reply = sender.send("sam@elsewhere.example", LIST, letter.getBytes(StandardCharsets.US_ASCII));
            assertTrue(reply.startsWith("250"), reply);
        }
        api.awaitQuiet(PATIENCE);
    }

    private long copiesTo(String member, String subject) {
        return api.all("/captured").stream()
                .filter(letter -> letter.get("to").asText().equals(member))
                .filter(letter -> letter.get("subject").asText().contains(subject))
                .count();
    }
}
