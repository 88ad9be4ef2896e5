package org.carillon.stories.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.carillon.testing.DemoProfile;
import org.carillon.testing.Screen;
import org.carillon.testing.WithChromium;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who runs the site reads what to publish for the domain, and makes its next keys.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class NewKeysTest {
    @TestHTTPResource("/")
    URI server;

    @ParameterizedTest
    @EnumSource
    void theNextKeysStandBesideThoseThatSign(Screen screen) {
        try (var window = Walk.signedIn(server, screen, "ana@demo.example", "/site/domains")) {
            window.follow("demo.example");
            assertEquals(200, window.status());
            assertTrue(window.text().contains("v=DKIM1; k=ed25519; p="), window.text());
            if (window.text().contains("Make the next keys")) window.press("Make the next keys");
            assertTrue(window.text().contains("shall sign next"), window.text());
            assertTrue(window.text().contains("DKIM, next"), window.text());
        }
    }
}
