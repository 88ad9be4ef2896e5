package org.carillon.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What must hold for every page, whatever it says: looked at in the browser by `page-rules.js`, in light and in
/// dark, and at the narrowest width.
final class PageRules {
    private static final String LOOK = script();

    private PageRules() {}

    /// Fails with all that is wrong with the page, one line each.
    static void check(Page page, Screen screen) {
        var faults = new ArrayList<String>();
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            faults.addAll(look(page, scheme.name().toLowerCase(Locale.ROOT)));
        }
        page.setViewportSize(Screen.NARROWEST, screen.height);
        faults.addAll(look(page, Screen.NARROWEST + " px"));
        page.setViewportSize(screen.width, screen.height);
        assertEquals("", String.join("\n", faults.stream().distinct().toList()), page.url());
    }

    @SuppressWarnings("unchecked")
    private static List<String> look(Page page, String when) {
        var faults = (List<String>) page.evaluate(LOOK);
        return faults.stream().map(fault -> when + ": " + fault).toList();
    }

    private static String script() {
        try (InputStream file = Objects.requireNonNull(PageRules.class.getResourceAsStream("/page-rules.js"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
