package org.carillon.stories.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
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

/// Somebody who runs two lists sees one on the other, and takes it off.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class ListsOnListsTest {
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

    private String list(Api api, String local, String name, String archive) {
        String address = local + "@demo.example";
        api.post(
                "/lists",
                Map.of(
                        "address",
                        address,
                        "name",
                        name,
                        "owners",
                        List.of("ana@demo.example"),
                        "settings",
                        Map.of("archive", archive)));
        return address;
    }

    @ParameterizedTest
    @EnumSource
    void sheSeesTheListsOnAListAndTakesOneOff(Screen screen) {
        String name = screen.name().toLowerCase(Locale.ROOT);
        var api = new Api(server.toString(), home);
        String club = list(api, "club" + name, "The whole club", "members");
        String team = list(api, "team" + name, "First team", "public");
        String youth = list(api, "youth" + name, "Youth training", "members");
        api.members(club, List.of("rosa@readers.example", team, youth));
        api.members(team, List.of("sam@readers.example"));

        try (var window = Walk.signedIn(server, screen, "ana@demo.example", "/lists/" + club)) {
            assertTrue(window.text().contains("First team, Youth training"), window.text());
            picture(window, "nested-home", screen);
            window.go("/lists/" + team + "/members");
            assertTrue(window.text().contains("The whole club"), window.text());
            picture(window, "nested-below", screen);
            window.go("/lists/" + club + "/members");
            picture(window, "nested-members", screen);
            window.press("Take " + team + " off this list");
            assertTrue(window.text().contains("is off this list"), window.text());
            assertFalse(window.text().contains("First team"), window.text());
        }
    }
}
