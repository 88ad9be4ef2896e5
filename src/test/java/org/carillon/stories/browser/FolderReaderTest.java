package org.carillon.stories.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.carillon.testing.WithChromium;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Ben's rules file a letter; he reads it where it lies.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class FolderReaderTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String BEN = "ben@demo.example";

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    private Api api;

    @BeforeEach
    void benHasARule() {
        api = new Api(server.toString(), home);
        api.put("/people/" + BEN + "/rules", ":0\n* ^Subject:.*harvest\nGarden\n");
    }

    private void comes(String subject) throws IOException {
        String letter = """
                From: Lea Neighbour <lea@elsewhere.example>
                To: ben@demo.example
                Subject: %s

                The plums are ripe. Here is how to come:

                https://elsewhere.example/a-very-long-address/without-any-place-to-break/it-0123456789-0123456789-0123456789

                > one
                > two
                > three
                > four
                """.formatted(subject).replace("\n", "\r\n");
        try (var sender = Sender.to(listener.port())) {
            String reply = sender.send("lea@elsewhere.example", BEN, letter.getBytes(StandardCharsets.US_ASCII));
            assertTrue(reply.startsWith("250"), reply);
        }
        api.awaitQuiet(PATIENCE);
    }

    @ParameterizedTest
    @EnumSource
    void aLetterIsReadWhereTheRulePutIt(Screen screen) throws IOException {
        String subject = "Help with the harvest, " + screen;
        comes(subject);
        try (var window = Walk.signedIn(server, screen, BEN, "/me/folders")) {
            window.follow("Garden");
            window.press(subject);
            assertTrue(window.text().contains("The plums are ripe."), window.text());
            assertTrue(window.text().contains("Lea Neighbour"), window.text());

            window.follow("Garden").follow(subject);
            assertTrue(window.text().contains("The plums are ripe."), "once read, it is a link");
            window.press("Mark as not read");
            assertTrue(window.text().contains("Marked as not read."), window.text());
            window.press(subject);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyElseFindsIt(Screen screen) throws IOException {
        comes("The harvest is nobody's business, " + screen);
        try (var window = Walk.signedIn(server, screen, BEN, "/me/folders").follow("Garden");
                var others = Walk.signedIn(server, screen, "ana@demo.example", window.path())) {
            assertEquals(404, others.status());
            assertFalse(others.text().contains("harvest"), others.text());
        }
    }
}
