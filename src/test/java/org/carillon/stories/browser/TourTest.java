package org.carillon.stories.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.carillon.mail.Address;
import org.carillon.mailbox.Folders;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.testing.Api;
import org.carillon.testing.DemoProfile;
import org.carillon.testing.Screen;
import org.carillon.testing.Window;
import org.carillon.testing.WithChromium;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The five minutes of README and of the first page, as a newcomer walks them. `docs/screenshots/make` takes
/// README's pictures on the way.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class TourTest {
    private static final String DAI = "dai@demo.example";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ARCHIVE = "/lists/chess@demo.example/archive";
    /// The folder for pictures; none are taken where it is not named.
    private static final String PICTURES = System.getProperty("carillon.pictures", "");

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    People people;

    @Inject
    Folders folders;

    @ParameterizedTest
    @EnumSource
    void aPostStandsInTheArchiveAndAmongTheCapturedLetters(Screen screen) {
        try (var window = Window.open(server, screen).go("/")) {
            picture(window, screen, "first-page");
            window.follow("Write to chess@demo.example").press("Send");
            window.goUntil(ARCHIVE, "Who plays on Friday?");
            window.goUntil("/captured", "Who plays on Friday?");
            window.goUntil("/captured", "emil@people.example");
            picture(window, screen, "captured");
            window.go(ARCHIVE);
            picture(window, screen, "archive");
            window.follow("Round six: pairings for Thursday");
            picture(window, screen, "thread");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsAwayAnswersOnce(Screen screen) {
        String friend = "friend." + screen.ordinal() + "@elsewhere.example";
        try (var window = Window.open(server, screen)) {
            writeToChloe(window, friend);
            window.goUntil("/captured", friend);
            writeToChloe(window, friend);
            new Api(server.toString(), home).awaitQuiet(PATIENCE);
            window.go("/captured");
            assertEquals(1, Walk.captured(window, friend).count());
            Walk.openCaptured(window, friend);
            assertTrue(window.text().contains("I am in the mountains"), window.text());
        }
        try (var window = Walk.signedIn(server, screen, "chloe@demo.example", "/me/away")) {
            picture(window, screen, "away");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInvoiceLandsWhereTheRulesSayThenElsewhere(Screen screen) {
        int before = letters("Bills");
        writeToDai(screen);
        assertEquals(before + 1, letters("Bills"));
        String accounts = "Accounts " + screen.ordinal();
        try (var window = Walk.signedIn(server, screen, DAI, "/me/rules")) {
            picture(window, screen, "rules");
            file(window, accounts);
            writeToDai(screen);
            assertEquals(1, letters(accounts));
            window.go("/me/folders").follow(accounts);
            assertTrue(window.text().contains("Invoice 7"), window.text());
            window.go("/me/rules");
            file(window, "Bills");
        }
    }

    private static void file(Window window, String folder) {
        window.follow("Change: Bills go where they can be counted")
                .fill("Folder or address, action 1", folder)
                .press("Save");
        assertEquals("/me/rules", window.path());
    }

    private int letters(String name) {
        Person dai = people.at(Address.of(DAI)).orElseThrow();
        return folders.of(dai).stream()
                .filter(folder -> folder.name().text().equals(name))
                .mapToInt(Folders.Folder::letters)
                .sum();
    }

    private void writeToDai(Screen screen) {
        try (var window = Window.open(server, screen).go("/")) {
            window.follow("Write to " + DAI).press("Send");
            new Api(server.toString(), home).awaitQuiet(PATIENCE);
        }
    }

    private static void writeToChloe(Window window, String friend) {
        window.go("/")
                .follow("Write to chloe@demo.example")
                .fill("From", friend)
                .press("Send");
    }

    private static void picture(Window window, Screen screen, String name) {
        if (PICTURES.isEmpty()) return;
        String file = screen == Screen.DESKTOP ? name : name + "-phone";
        window.picture(Path.of(PICTURES, file + ".png"));
    }
}
