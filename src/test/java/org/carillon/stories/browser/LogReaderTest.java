package org.carillon.stories.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.carillon.testing.Api;
import org.carillon.testing.DemoProfile;
import org.carillon.testing.Screen;
import org.carillon.testing.Window;
import org.carillon.testing.WithChromium;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Somebody who runs a list asks its log who put a person there among hundreds.
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class LogReaderTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    private static void picture(Window window, String name, Screen screen) {
        window.picture(PICTURES.resolve(name + "-" + screen + ".png"));
    }

    @ParameterizedTest
    @EnumSource
    void findsOneOfHundreds(Screen screen) {
        String list = "log" + screen.name().toLowerCase(Locale.ROOT) + "@demo.example";
        Api api = new Api(server.toString(), home);
        api.list(list);
        List<String> many = IntStream.range(1000, 1400)
                .mapToObj(i -> "member" + i + "@people.example")
                .toList();
        api.members(list, many);
        try (var window = Walk.signedIn(server, screen, "ana@demo.example", "/lists/" + list + "/trail")) {
            window.here();
            picture(window, "log", screen);
            window.fill("Find somebody or something", "MEMBER1234")
                    .press("Find")
                    .here();
            assertTrue(window.text().contains("member1234@people.example (of 400)"), window.text());
            assertFalse(window.text().contains("created"), window.text());
            picture(window, "log-found", screen);
            window.follow("all 400").here();
            assertTrue(window.text().contains("member1399@people.example"), window.text());
            picture(window, "log-entry", screen);
        }
    }
}
