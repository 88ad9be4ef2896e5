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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A newcomer opens the demo.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class FirstPageTest {
    @TestHTTPResource("/")
    URI server;

    @ParameterizedTest
    @EnumSource
    void theFirstPageNamesTheLists(Screen screen) {
        try (var window = Window.open(server, screen).go("/")) {
            assertEquals(200, window.status());
            assertTrue(window.text().contains("chess@demo.example"), window.text());
        }
    }
}
