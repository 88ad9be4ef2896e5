package org.carillon.stories.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.carillon.testing.Screen;
import org.carillon.testing.Window;

/// Ways through the pages that several stories take.
final class Walk {
    /// Of everybody in the demo and in these stories.
    static final String PASSWORD = "carillon-demo";

    private Walk() {}

    /// A window of somebody who has signed in and then comes to that page.
    static Window signedIn(URI server, Screen screen, String address, String path) {
        return Window.open(server, screen)
                .go("/sign-in?then=" + path)
                .fill("Your address", address)
                .fill("Your password", PASSWORD)
                .press("Sign in");
    }

    /// Opens the newest captured letter to somebody, when it is there.
    static Window openCaptured(Window window, String recipient) {
        window.goUntil("/captured", recipient);
        captured(window, recipient).first().getByRole(AriaRole.LINK).click();
        return window.here();
    }

    /// The captured letters to somebody, on the page of all of them.
    static Locator captured(Window window, String recipient) {
        return window.page().locator("tbody tr").filter(new Locator.FilterOptions().setHasText(recipient));
    }
}
