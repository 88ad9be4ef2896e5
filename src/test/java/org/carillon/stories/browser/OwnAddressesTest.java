package org.carillon.stories.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.carillon.testing.DemoProfile;
import org.carillon.testing.Eventually;
import org.carillon.testing.Screen;
import org.carillon.testing.Window;
import org.carillon.testing.WithChromium;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A member by mail alone makes an account from the link to their options, adds a second address, and has everything
/// come to it.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class OwnAddressesTest {
    private static final String LONG_NAME = "Maximiliane Rosamunde Featherstonehaugh-Reader of the chess club";
    private static final String LIST = "/lists/chess@demo.example";

    @TestHTTPResource("/")
    URI server;

    private static void picture(Window window, String name, Screen screen) {
        window.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "pictures", name + "-" + screen + ".png")));
    }

    /// A long name stands beside the brand all the same, and pushes nothing into one more line.
    private static void headerHolds(Window window, Screen screen) {
        Page page = window.page();
        assertTrue(window.text().contains(LONG_NAME), window.text());
        BoundingBox brand = page.locator(".brand").boundingBox();
        BoundingBox who = page.locator(".who").boundingBox();
        BoundingBox header = page.locator("header.top").boundingBox();
        assertTrue(who.y < brand.y + brand.height / 2, screen + " " + who.y);
        if (screen == Screen.DESKTOP) assertTrue(header.height < 1.5 * brand.height, screen + " " + header.height);
    }

    private static void join(Window window, String reader) {
        window.go(LIST)
                .fill("Your address", reader)
                .fill("Your name", "Rosa Reader")
                .press("Join the list");
        Walk.openCaptured(window, reader);
        window.follow("/confirm/").press("Join");
        window.goUntil("/captured", "Welcome");
    }

    /// The letter with the link comes after others to the same reader, and to somebody else there is one already.
    private static void openOptions(Window window, String reader) {
        Locator letter = Walk.captured(window, reader).filter(new Locator.FilterOptions().setHasText("Your options"));
        Eventually.await("the options of " + reader).until(() -> {
            window.go("/captured");
            return letter.count() > 0;
        });
        letter.first().getByRole(AriaRole.LINK).click();
        window.here();
    }

    @ParameterizedTest
    @EnumSource
    void aMemberByMailMakesAnAccountAndAddsAnAddress(Screen screen) {
        String name = "rosa-" + screen.name().toLowerCase(Locale.ROOT);
        String reader = name + "@readers.example";
        String newer = name + "@elsewhere.example";
        try (var window = Window.open(server, screen)) {
            join(window, reader);
            window.go(LIST + "/options")
                    .fill("The address that gets the posts", reader)
                    .press("Send the link");
            openOptions(window, reader);
            window.follow("/options/by/");
            picture(window, "options-by-link", screen);

            window.fill("Your name", LONG_NAME).fill("Password", Walk.PASSWORD).press("Make the account");
            assertTrue(window.text().contains("You have an account now"), window.text());
            window.fill("Your password", Walk.PASSWORD).press("Sign in");
            assertEquals("/me/lists", window.path());

            window.go("/me/addresses");
            headerHolds(window, screen);
            picture(window, "addresses-one", screen);
            window.fill("Your other address", newer).press("Send the letter");
            window.goUntil("/captured", "Is this address yours?");
            Walk.openCaptured(window, newer);
            window.follow("/me/addresses/confirm/");
            picture(window, "addresses-confirm", screen);
            window.press("Yes, it is mine");
            assertTrue(window.text().contains("The address is yours now"), window.text());
            picture(window, "addresses-two", screen);

            window.press("Move everything");
            picture(window, "addresses-password", screen);
            window.fill("Your password", Walk.PASSWORD).press("Go on");
            assertTrue(window.text().contains("has taken the place of " + reader), window.text());
            window.press("Make it the first")
                    .fill("Your password", Walk.PASSWORD)
                    .press("Go on");
            window.press("Take it away").fill("Your password", Walk.PASSWORD).press("Go on");
            assertFalse(window.text().contains("one more"), window.text());
            assertTrue(window.go("/me/lists").text().contains(newer), window.text());
        }
    }
}
