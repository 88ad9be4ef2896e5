package org.carillon.stories.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.carillon.lists.By;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListSettings;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.testing.DemoProfile;
import org.carillon.testing.Screen;
import org.carillon.testing.WithChromium;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An owner changes the settings of a list, looks at the difference, saves, and takes it back.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class ListSettingsTest {
    @TestHTTPResource("/")
    URI server;

    @Inject
    People people;

    @Inject
    ListRegister register;

    @ParameterizedTest
    @EnumSource
    void aChangeIsShownBeforeItIsSavedAndCanBeTakenBack(Screen screen) {
        String word = screen.name().toLowerCase(Locale.ROOT);
        String owner = "orla-" + word + "@home.example";
        people.add(Address.of(owner), "Orla", Walk.PASSWORD, false);
        Address list = Address.of("go-" + word + "@demo.example");
        register.create(list, "Go", ListSettings.USUAL, List.of(Address.of(owner)), By.house("test"));

        try (var window = Walk.signedIn(server, screen, owner, "/lists/" + list)) {
            window.follow("Settings")
                    .fill("Description", "For all who play Go.")
                    .tick("To the list");
            window.press("Show what will be different");
            assertTrue(window.text().contains("For all who play Go."), window.text());
            assertTrue(window.text().contains("answers privately"), window.text());

            window.press("Save");
            assertTrue(window.text().contains("Saved."), window.text());
            window.follow("About");
            assertTrue(window.text().contains("For all who play Go."), window.text());

            window.follow("Settings").follow("Earlier versions");
            window.follow("Put back version 1").press("Save").follow("About");
            assertFalse(window.text().contains("For all who play Go."), window.text());
            window.follow("Log");
            assertTrue(window.text().contains("reply-to=list"), window.text());
        }
    }
}
