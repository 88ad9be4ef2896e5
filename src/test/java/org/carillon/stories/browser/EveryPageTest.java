package org.carillon.stories.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.testing.Api;
import org.carillon.testing.DemoProfile;
import org.carillon.testing.Screen;
import org.carillon.testing.Window;
import org.carillon.testing.WithChromium;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Somebody follows every link of the demo: each leads to a page, and each page keeps the rules that `Window` looks
/// at. Of pages of one kind, such as conversations, a few are opened.
@Tag("slow")
@WithChromium
@QuarkusTest
@TestProfile(DemoProfile.class)
class EveryPageTest {
    private static final int OF_A_KIND = 2;
    private static final int MOST = 60;

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    /// A batch that leaves while it is looked at has no page any more.
    @BeforeEach
    void nothingIsOnItsWay() {
        new Api(server.toString(), home).awaitQuiet(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @EnumSource
    void aVisitorFindsNoDeadLink(Screen screen) {
        try (var window = Window.open(server, screen)) {
            List<String> seen = walk(window);
            assertTrue(seen.contains("/lists/chess@demo.example/archive"), seen.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoRunsTheServerFindsNoDeadLink(Screen screen) {
        try (var window = Walk.signedIn(server, screen, "ana@demo.example", "/")) {
            List<String> seen = walk(window);
            assertTrue(seen.contains("/lists/chess@demo.example/held"), seen.toString());
            assertTrue(seen.contains("/queue"), seen.toString());
        }
    }

    /// The paths that were opened, in that order; fails with what is wrong with any of them.
    private static List<String> walk(Window window) {
        var seen = new ArrayList<String>();
        var faults = new ArrayList<String>();
        var waiting = new ArrayDeque<>(List.of("/"));
        Set<String> known = new HashSet<>(waiting);
        Map<String, Integer> kinds = new HashMap<>();
        while (!waiting.isEmpty() && seen.size() < MOST) {
            String path = waiting.poll();
            if (kinds.merge(kind(path), 1, Integer::sum) > OF_A_KIND) continue;
            seen.add(path);
            look(window, path).ifPresent(faults::add);
            links(window).stream().filter(known::add).forEach(waiting::add);
        }
        assertEquals("", String.join("\n\n", faults));
        return seen;
    }

    private static Optional<String> look(Window window, String path) {
        try {
            window.go(path);
            return window.status() == 200 ? Optional.empty() : Optional.of(window.status() + " " + path);
        } catch (AssertionError rules) {
            return Optional.of(String.valueOf(rules.getMessage()));
        }
    }

    /// Pages of this site that the page leads to; a letter as a file is none.
    @SuppressWarnings("unchecked")
    private static List<String> links(Window window) {
        var hrefs = (List<String>) window.page().evaluate("""
                () => [...document.querySelectorAll('a[href]')]
                    .filter(a => a.origin === location.origin && !a.hash && !a.pathname.endsWith('/raw'))
                    .map(a => a.pathname + a.search)""");
        return hrefs;
    }

    /// The path without what differs between pages of one kind.
    private static String kind(String path) {
        return path.replaceAll("\\?.*", "?")
                .replaceAll("/[^/?]*@[^/?]*", "/ADDRESS")
                .replaceAll("/[a-z0-9]{16,}", "/HASH")
                .replaceAll("[0-9]+", "0");
    }
}
