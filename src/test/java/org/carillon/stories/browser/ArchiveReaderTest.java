package org.carillon.stories.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.carillon.testing.DemoProfile;
import org.carillon.testing.Screen;
import org.carillon.testing.Window;
import org.carillon.testing.WithChromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Somebody reads what a list has said, without an account.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class ArchiveReaderTest {
    private static final String ARCHIVE = "/lists/chess@demo.example/archive";

    @TestHTTPResource("/")
    URI server;

    @ParameterizedTest
    @EnumSource
    void aReaderFollowsAConversation(Screen screen) {
        try (var window = Window.open(server, screen)) {
            read(window);
        }
    }

    @Test
    void noScriptIsNeeded() {
        try (var window = Window.withoutScripts(server, Screen.PHONE)) {
            read(window);
        }
    }

    private static void read(Window window) {
        window.go(ARCHIVE).follow("Round six: pairings for Thursday");
        assertTrue(window.text().contains("11 letters in this conversation"), window.text());
        assertTrue(window.text().contains("陳美玲"), window.text());
        assertTrue(window.text().contains("I withdraw all complaints."), window.text());
    }

    @ParameterizedTest
    @EnumSource
    void aConversationThatIsNotThereIsAPageThatSaysSo(Screen screen) {
        try (var window = Window.open(server, screen).go(ARCHIVE + "/thread/aaaaaaaaaaaaaaaaaaaaaaaaaa")) {
            assertEquals(404, window.status());
        }
    }
}
