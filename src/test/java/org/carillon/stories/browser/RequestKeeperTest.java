package org.carillon.stories.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.testing.Api;
import org.carillon.testing.DemoProfile;
import org.carillon.testing.Screen;
import org.carillon.testing.Window;
import org.carillon.testing.WithChromium;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A reader asks to join a list whose people decide about each, and they let her in; others they invite.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class RequestKeeperTest {
    /// Pictures for whoever looks after the pages.
    private static final Path PICTURES = Path.of("target", "pictures");

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    private static void picture(Window window, String name, Screen screen) {
        window.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve(name + "-" + screen + ".png")));
    }

    @ParameterizedTest
    @EnumSource
    void sheAsksAndIsLetIn(Screen screen) {
        String screenName = screen.name().toLowerCase(Locale.ROOT);
        String list = "openings" + screenName + "@demo.example";
        new Api(server.toString(), home)
                .post(
                        "/lists",
                        Map.of(
                                "address",
                                list,
                                "name",
                                "Chess openings",
                                "owners",
                                List.of("ana@demo.example"),
                                "settings",
                                Map.of("subscribe", "moderate")));
        String path = "/lists/" + list;
        for (String reader : List.of("keen-" + screenName, "shy-" + screenName)) {
            try (var window = Window.open(server, screen).go(path)) {
                window.fill("Your address", reader + "@readers.example")
                        .fill("Your name", "Rosa Reader")
                        .fill("To the people who run the list", "I have played the Sicilian for ten years.");
                picture(window, "moderated-home", screen);
                window.press("Join the list");
                Walk.openCaptured(window, reader + "@readers.example");
                window.follow("/confirm/");
                picture(window, "moderated-confirm", screen);
                window.press("Join the list");
                assertTrue(window.text().contains("The people who run the list decide"), window.text());
            }
        }
        try (var window = Walk.signedIn(server, screen, "ana@demo.example", path + "/requests")) {
            assertTrue(window.text().contains("Sicilian"), window.text());
            picture(window, "requests", screen);
            window.press("Let keen-" + screenName + "@readers.example in");
            assertTrue(window.text().contains("is on the list now"), window.text());
            window.follow("Invite people");
            window.fill("One person on each line", "asked-" + screenName + "@readers.example\nnobody")
                    .fill("What you want to say to them", "We miss you.")
                    .press("Invite them");
            picture(window, "invitations", screen);
            assertTrue(window.text().contains("1 of 2 were invited"), window.text());
        }
    }
}
