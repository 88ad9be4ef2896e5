package org.carillon.stories.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Locale;
import org.carillon.testing.DemoProfile;
import org.carillon.testing.Screen;
import org.carillon.testing.Window;
import org.carillon.testing.WithChromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A reader joins a list by the form on its page, and says yes to the letter that asks.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class JoiningTest {
    private static final String LIST = "/lists/chess@demo.example";

    @TestHTTPResource("/")
    URI server;

    @ParameterizedTest
    @EnumSource
    void aReaderJoinsByTheLetterThatAsks(Screen screen) {
        try (var window = Window.open(server, screen)) {
            join(window, screen.name().toLowerCase(Locale.ROOT) + "@readers.example");
        }
    }

    @Test
    void noScriptIsNeeded() {
        try (var window = Window.withoutScripts(server, Screen.PHONE)) {
            join(window, "noscript@readers.example");
        }
    }

    private static void join(Window window, String reader) {
        window.go("/lists").follow("Harbour Chess Club");
        assertEquals(LIST, window.path());
        window.fill("Your address", reader).fill("Your name", "Rosa Reader").press("Join the list");
        assertTrue(window.text().contains(reader), window.text());

        Walk.openCaptured(window, reader);
        window.follow("/confirm/").press("Join");
        window.goUntil("/captured", "Welcome");
        Walk.openCaptured(window, reader);
        assertTrue(window.text().contains("chess@demo.example"), window.text());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoAddressIsSaidBesideTheField(Screen screen) {
        try (var window = Window.open(server, screen).go(LIST)) {
            window.fill("Your address", "rosa@at@home").fill("Your name", "Rosa");
            window.page().locator("form").evaluateAll("forms => forms.forEach(form => form.noValidate = true)");
            window.press("Join the list");
            assertEquals(422, window.status());
            assertEquals(
                    "rosa@at@home", window.page().getByLabel("Your address").inputValue());
            assertTrue(window.page().locator("[role=alert]").first().isVisible());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListThatIsNotThereIsAPageToo(Screen screen) {
        try (var window = Window.open(server, screen).go("/lists/nowhere@demo.example")) {
            assertEquals(404, window.status());
        }
    }
}
