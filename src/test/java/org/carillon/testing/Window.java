package org.carillon.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One person's browser window: cookies of its own, and each page it comes to must keep [PageRules] and say
/// nothing in the console. Things are found as a person finds them, by the words beside them.
public final class Window implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration BLINK = Duration.ofMillis(200);

    private final String server;
    private final Screen screen;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private int status;

    private Window(URI server, Screen screen, boolean scripts) {
        this.server = server.toString().replaceAll("/$", "");
        this.screen = screen;
        this.context = Chromium.browser().newContext(screen.options().setJavaScriptEnabled(scripts));
        this.page = context.newPage();
        page.onConsoleMessage(this::heard);
        page.onPageError(complaints::add);
        page.onRequestFailed(request -> complaints.add("not loaded: " + request.url()));
        page.onResponse(this::answered);
    }

    public static Window open(URI server, Screen screen) {
        return new Window(server, screen, true);
    }

    /// One in which no script would run.
    public static Window withoutScripts(URI server, Screen screen) {
        return new Window(server, screen, false);
    }

    /// Chromium also says aloud what status a page has; a page that refuses something is no fault.
    private void heard(ConsoleMessage message) {
        boolean fault = message.type().equals("error") || message.type().equals("warning");
        if (fault && !message.text().startsWith("Failed to load resource")) {
            complaints.add(message.type() + ": " + message.text());
        }
    }

    private void answered(Response answer) {
        boolean wholePage = answer.request().isNavigationRequest();
        if (wholePage) status = answer.status();
        boolean missing = answer.status() >= 400 && !wholePage;
        if (missing || answer.status() >= 500) complaints.add(answer.status() + ": " + answer.url());
    }

    /// @param path such as `/lists`
    public Window go(String path) {
        page.navigate(server + path);
        return arrived();
    }

    /// The status of the page that is shown.
    public int status() {
        return status;
    }

    public Window fill(String label, String value) {
        page.getByLabel(label).fill(value);
        return this;
    }

    public Window choose(String label, String option) {
        page.getByLabel(label).selectOption(option);
        return this;
    }

    public Window tick(String label) {
        page.getByLabel(label).check();
        return this;
    }

    /// Presses a button, which leads to a page.
    public Window press(String button) {
        return pressIn(page.locator("body"), button);
    }

    public Window pressIn(Locator part, String button) {
        part.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .first()
                .click();
        return arrived();
    }

    /// Follows a link, the first with these words.
    public Window follow(String words) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words))
                .first()
                .click();
        return arrived();
    }

    /// Comes to a page again and again until it says something, as what letters cause takes a moment.
    public Window goUntil(String path, String words) {
        Eventually.await(words + " on " + path)
                .atMost(PATIENCE)
                .pollInterval(BLINK)
                .until(() -> {
                    page.navigate(server + path);
                    return text().contains(words);
                });
        return arrived();
    }

    /// The page after something else was clicked.
    public Window here() {
        return arrived();
    }

    private Window arrived() {
        page.waitForLoadState(LoadState.LOAD);
        PageRules.check(page, screen);
        assertEquals(List.of(), complaints, page.url());
        return this;
    }

    /// What stands on the page for a reader.
    public String text() {
        return page.locator("body").innerText();
    }

    /// For what is asked less often.
    public Page page() {
        return page;
    }

    /// Where we are, without the server: `/me/away`.
    public String path() {
        return page.url().substring(server.length());
    }

    public void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        context.close();
    }
}
