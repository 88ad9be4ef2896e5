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

/// Somebody who runs a domain moves a list, closes it, and deletes it.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class ListKeeperTest {
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
    void movesClosesAndDeletesAList(Screen screen) {
        String name = "keeper" + screen.name().toLowerCase(Locale.ROOT);
        String list = name + "@demo.example";
        Api api = new Api(server.toString(), home);
        var settings = Map.of("archive", "public", "subscribe", "open");
        api.post(
                "/lists",
                Map.of(
                        "address",
                        list,
                        "name",
                        "Endgames",
                        "owners",
                        List.of("ana@demo.example"),
                        "settings",
                        settings));
        api.post("/domains/demo.example/admins", Map.of("address", "ana@demo.example"));
        try (var window = Walk.signedIn(server, screen, "ana@demo.example", "/lists/" + list + "/life")) {
            picture(window, "life", screen);
            window.fill("Before the @", "postmaster").press("Move the list");
            assertTrue(window.text().contains("every domain needs"), window.text());
            window.fill("Before the @", name + "2").press("Move the list");
            assertTrue(window.text().contains("is at " + name + "2@demo.example now"), window.text());
            window.press("Close the list");
            assertTrue(window.text().contains("The list is closed"), window.text());
            picture(window, "life-closed", screen);
            window.go("/lists/" + name + "2@demo.example");
            picture(window, "life-home", screen);
            window.go("/lists/" + name + "2@demo.example/life/delete");
            window.fill("The address of the list", "endgames").press("Delete the list");
            picture(window, "life-delete", screen);
            window.fill("The address of the list", name + "2@demo.example").press("Delete the list");
            assertTrue(window.text().contains("is deleted"), window.text());
        }
    }
}
