package org.carillon.stories.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.carillon.mail.Address;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.testing.DemoProfile;
import org.carillon.testing.Screen;
import org.carillon.testing.Window;
import org.carillon.testing.WithChromium;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Somebody writes rules as text, gets a line wrong, mends it, and tries it before it is saved.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class RuleTextTest {
    private static final String PAGE = "/me/rules/text";
    private static final String RIGHT = """
            # Chess goes to a folder for each day.
            :0
            * ^From:.*@people\\.example
            * ^Subject:.*on \\/[a-z]+
            chess/$MATCH
            """;

    @TestHTTPResource("/")
    URI server;

    @Inject
    People people;

    @Inject
    Folders folders;

    private Window newcomer(String name, Screen screen) throws IOException {
        String address = name + "-" + screen.name().toLowerCase(Locale.ROOT) + "@home.example";
        people.add(Address.of(address), "Rita", Walk.PASSWORD, false);
        Person person = people.at(Address.of(address)).orElseThrow();
        folders.deliver(
                person.id(),
                FolderName.INBOX,
                new Folders.Name(Instant.parse("2026-08-01T12:00:00Z"), "M1", false),
                new byte[0],
                "From: Ben <ben@people.example>\r\nSubject: Chess on Friday\r\n\r\nShall we play?\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return Walk.signedIn(server, screen, address, PAGE);
    }

    @ParameterizedTest
    @EnumSource
    void aWrongLineIsNamedMendedTriedAndSaved(Screen screen) throws IOException {
        try (var window = newcomer("rita", screen)) {
            window.fill("Your rules", RIGHT.replace("chess/$MATCH", "| mail-to-folder"))
                    .press("Save");
            assertEquals(422, window.status());
            assertTrue(window.text().contains("Line 5:"), window.text());
            assertTrue(window.text().contains("Nothing was saved."), window.text());

            window.fill("Your rules", RIGHT).press("Try it without saving");
            assertTrue(window.text().contains("not saved"), window.text());
            window.choose("One of your latest letters", "Chess on Friday, from Ben (Inbox)")
                    .press("Try it");
            assertTrue(window.text().contains("It goes to the folder “chess/Friday”."), window.text());
            assertTrue(window.text().contains("The rules are not saved."), window.text());

            window.press("Take this text to the editor").press("Save");
            assertEquals(PAGE, window.path());
            assertTrue(window.text().contains("One rule is in force"), window.text());
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoWindowsDoNotOverwriteEachOtherUnseen(Screen screen) throws IOException {
        try (var window = newcomer("rosa", screen)) {
            window.fill("Your rules", RIGHT);
            saveInAnotherWindow(window.page().context(), ":0\nelsewhere\n");

            window.press("Save");
            assertEquals(409, window.status());
            assertTrue(window.text().contains("elsewhere"), window.text());
            window.press("Save mine");
            assertEquals(200, window.status());

            var older =
                    window.page().locator("details").filter(new Locator.FilterOptions().setHasText("Older versions"));
            older.locator("summary").click();
            older.getByRole(AriaRole.LINK).first().click();
            window.here().press("Use this one again");
            assertEquals(
                    ":0\nelsewhere\n", window.page().getByLabel("Your rules").inputValue());
        }
    }

    private void saveInAnotherWindow(BrowserContext context, String rules) {
        Page other = context.newPage();
        other.navigate(server.resolve(PAGE).toString());
        other.getByLabel("Your rules").fill(rules);
        other.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Save").setExact(true))
                .click();
        other.getByRole(AriaRole.STATUS).waitFor();
        other.close();
    }
}
