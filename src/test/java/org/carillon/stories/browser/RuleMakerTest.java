package org.carillon.stories.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
import org.carillon.mail.Address;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.carillon.people.People;
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

/// Somebody who has never heard of recipes clicks a rule together, and the next letter goes by it.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class RuleMakerTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String DAI = "dai@demo.example";
    private static final String RULES = "/me/rules";
    /// Pictures for whoever looks after the pages.
    private static final Path PICTURES = Path.of("target", "pictures");

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    @Inject
    People people;

    @Inject
    Folders folders;

    private Api api;

    @BeforeEach
    void findTheKey() {
        api = new Api(server.toString(), home);
    }

    private static void picture(Window window, String name, Screen screen) {
        window.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve(name + "-" + screen + ".png")));
    }

    @ParameterizedTest
    @EnumSource
    void aLetterLandsInTheFolderOfTheRuleThatWasClickedTogether(Screen screen) throws IOException {
        String folder = "Rüben & Kraut " + screen;
        try (var window = Walk.signedIn(server, screen, DAI, RULES)) {
            assertTrue(window.text().contains("written by hand"), window.text());
            picture(window, "rules", screen);
            window.follow("Add a rule");
            picture(window, "rule-new", screen);
            window.choose("What to look at, condition 1", "Subject")
                    .fill("What to look for, condition 1", "Gemüse (frisch) für " + screen)
                    .press("Add a condition")
                    .choose("What to look at, condition 2", "Size is under")
                    .fill("What to look for, condition 2", "5")
                    .fill("Folder or address, action 1", folder)
                    .fill("Name of the rule", "Vegetables " + screen)
                    .press("Save");
            assertEquals(422, window.status());
            assertTrue(window.text().contains("Write a size, such as 500 KB."), window.text());
            picture(window, "rule-fault", screen);
            window.fill("What to look for, condition 2", "5 MB").press("Save");
            assertEquals(RULES, window.path());
            assertTrue(window.text().contains("Saved: Vegetables " + screen), window.text());
            window.press("Move up: Vegetables " + screen);
            picture(window, "rules-saved", screen);
        }
        send("=?utf-8?Q?Frisches_GEM=C3=9CSE_=28frisch=29_f=C3=BCr_" + screen + "?=");
        send("Obst");
        assertEquals(1, letters(folder));
    }

    @ParameterizedTest
    @EnumSource
    void aRuleIsTurnedOffAndDeletedByTouchAndWithoutScripts(Screen screen) {
        String name = "Later " + screen;
        try (var window = Window.withoutScripts(server, screen)) {
            window.go("/sign-in?then=" + RULES)
                    .fill("Your address", DAI)
                    .fill("Your password", Walk.PASSWORD)
                    .press("Sign in")
                    .follow("Add a rule")
                    .fill("What to look for, condition 1", "nobody@x.example")
                    .fill("Folder or address, action 1", "Later")
                    .fill("Name of the rule", name);
            window.page().getByLabel("Name of the rule").press("Enter");
            window.here().press("Turn off: " + name);
            assertTrue(card(window, name).innerText().contains("off"), window.text());
            picture(window, "rules-off", screen);
            window.follow("Delete: " + name).press("Delete");
            assertTrue(window.text().contains("Deleted: " + name), window.text());
            assertFalse(card(window, name).isVisible());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowShowsWhatItsChoiceNeeds(Screen screen) {
        try (var window = Walk.signedIn(server, screen, DAI, "/me/rules/rule")) {
            Locator name = window.page().getByLabel("Name of the field, condition 1");
            Locator look = window.page().getByLabel("How to compare, condition 1");
            Locator target = window.page().getByLabel("Folder or address, action 1");
            assertFalse(name.isVisible());
            window.choose("What to look at, condition 1", "Another field")
                    .choose("What to do, action 1", "Forward it to");
            assertTrue(name.isVisible());
            window.press("Add a condition").choose("What to look at, condition 2", "Size is over");
            assertTrue(window.page()
                    .getByLabel("What to look at, condition 1")
                    .inputValue()
                    .equals("field"));
            window.choose("How to compare, condition 1", "matches the pattern").press("Add an action");
            picture(window, "rule-choices", screen);
            assertFalse(window.page().getByLabel("How to compare, condition 2").isVisible());
            window.choose("What to look at, condition 1", "Size is under")
                    .choose("What to do, action 1", "Throw it away");
            assertFalse(look.isVisible());
            assertFalse(target.isVisible());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoHasNoRulesIsToldWhatTheyAreFor(Screen screen) {
        var newcomer = new Address("newcomer-" + screen.ordinal(), "demo.example");
        assertTrue(people.add(newcomer, "Noor Newcomer", Walk.PASSWORD, false));
        try (var window = Walk.signedIn(server, screen, newcomer.toString(), RULES)) {
            assertTrue(window.text().contains("There is no rule yet"), window.text());
            picture(window, "rules-empty", screen);
        }
    }

    private static Locator card(Window window, String name) {
        return window.page().locator("li.rule").filter(new Locator.FilterOptions().setHasText(name));
    }

    private long letters(String folder) {
        var dai = people.at(Address.of(DAI)).orElseThrow();
        return folders.of(dai).stream()
                .filter(f -> f.name().equals(new FolderName(folder)))
                .mapToLong(Folders.Folder::letters)
                .sum();
    }

    private void send(String subject) throws IOException {
        String letter =
                "From: Ana <ana@elsewhere.example>\r\nTo: " + DAI + "\r\nSubject: " + subject + "\r\n\r\nHello\r\n";
        try (var sender = Sender.to(listener.port())) {
            String reply = sender.send("ana@elsewhere.example", DAI, letter.getBytes(StandardCharsets.US_ASCII));
            assertTrue(reply.startsWith("250"), reply);
        }
        api.awaitQuiet(PATIENCE);
    }
}
