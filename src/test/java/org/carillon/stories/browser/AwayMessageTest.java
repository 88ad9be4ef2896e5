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
import java.util.Locale;
import java.util.Map;
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

/// Ben goes on a journey and says so in the form; a friend writes twice.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class AwayMessageTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String BEN = "ben@demo.example";
    private static final String TEXT = "What people who write to you shall read";
    private static final String SWITCH_ON = "Save and switch on";

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    private Api api;

    @BeforeEach
    void benIsHere() {
        api = new Api(server.toString(), home);
        api.put("/people/" + BEN + "/vacation", Map.of("on", false));
    }

    private static String friend(Screen screen) {
        return "kim@" + screen.name().toLowerCase(Locale.ROOT) + "-friends.example";
    }

    private void writes(Screen screen, String subject) throws IOException {
        String letter = "From: Kim Friend <" + friend(screen) + ">\r\nTo: " + BEN + "\r\nSubject: " + subject
                + "\r\n\r\nAre you coming?\r\n";
        try (var sender = Sender.to(listener.port())) {
            String reply = sender.send(friend(screen), BEN, letter.getBytes(StandardCharsets.US_ASCII));
            assertTrue(reply.startsWith("250"), reply);
        }
        api.awaitQuiet(PATIENCE);
    }

    private Window ben(Screen screen) {
        return Walk.signedIn(server, screen, BEN, "/me/away");
    }

    @ParameterizedTest
    @EnumSource
    void aFriendHearsOnceThatSomebodyIsAway(Screen screen) throws IOException {
        try (var window = ben(screen)) {
            window.fill(TEXT, "I walk in the hills, seen from my " + screen + ".")
                    .fill("Last day", "2101-08-14")
                    .fill("Time zone", "Europe/Berlin")
                    .press(SWITCH_ON);
            assertTrue(window.text().contains("You are away until the end of Sunday, 14 August 2101"), window.text());

            writes(screen, "Chess tonight?");
            Walk.openCaptured(window, friend(screen));
            assertTrue(window.text().contains("I walk in the hills, seen from my " + screen), window.text());
            assertTrue(window.text().contains("Auto: Chess tonight?"), window.text());

            writes(screen, "Really not?");
            window.go("/captured");
            assertEquals(1, Walk.captured(window, friend(screen)).count());
            window.go("/me/away");
            assertTrue(window.text().contains("They had your reply within the last 7 days."), window.text());
            window.follow("All of them");
            assertTrue(window.text().contains("Your reply went out."), window.text());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsAnsweredAfterOneClick(Screen screen) {
        try (var window = ben(screen)) {
            window.fill(TEXT, "Back soon.").press(SWITCH_ON);
            window.press("Switch off");

            assertTrue(window.text().contains("You are not away: letters to you are not answered."), window.text());
            assertEquals("Back soon.", window.page().getByLabel(TEXT).inputValue());
        }
    }

    @ParameterizedTest
    @EnumSource
    void daysThatRunBackwardsAreExplainedAndKept(Screen screen) {
        try (var window = Window.withoutScripts(server, screen)
                .go("/sign-in?then=/me/away")
                .fill("Your address", BEN)
                .fill("Your password", Walk.PASSWORD)
                .press("Sign in")) {
            window.fill(TEXT, "Gone.")
                    .fill("First day", "2101-08-14")
                    .fill("Last day", "2101-08-10")
                    .press(SWITCH_ON);

            assertEquals(422, window.status());
            assertTrue(window.text().contains("The last day, 2101-08-10, is before the first"), window.text());
            assertEquals("2101-08-10", window.page().getByLabel("Last day").inputValue());
            window.fill("Last day", "2101-08-20").press(SWITCH_ON);
            assertTrue(window.text().contains("You will be away from Sunday, 14 August 2101"), window.text());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theReplyCanBeLookedAtFirst(Screen screen) {
        try (var window = ben(screen)) {
            window.fill(TEXT, "Not yet decided.").press("Look at the reply first");

            assertEquals("/me/away#reply", window.path());
            assertTrue(window.text().contains("Nothing is saved yet."), window.text());
            assertFalse(window.go("/me/away").text().contains("Not yet decided."), window.text());
        }
    }
}
