package org.carillon.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The one Chromium of a test run, started for the first class that asks for it (see [WithChromium]) and stopped
/// behind the last. It is the machine's own: nothing is downloaded.
public final class Chromium implements ExecutionCondition, BeforeAllCallback {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    /// `required` where a browser has to be there, as in `.ci/run`: then nothing is skipped.
    private static final String WISH = "CI_CHROMIUM";

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(Chromium.class);

    private static @Nullable Running running;

    /// A browser and the program that speaks with it.
    private record Running(Playwright playwright, Browser browser, Path home) implements AutoCloseable {
        @Override
        public void close() {
            browser.close();
            playwright.close();
            try (Stream<Path> all = Files.walk(home)) {
                all.sorted((one, other) -> other.compareTo(one))
                        .map(Path::toFile)
                        .forEach(File::delete);
            } catch (IOException | UncheckedIOException left) {
                // a temporary folder: the machine's business
            }
        }
    }

    /// The browser itself; only for tests in a class [WithChromium].
    static Browser browser() {
        if (running == null) throw new IllegalStateException("the class is not annotated @WithChromium");
        return running.browser();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (executable().isPresent()) return ConditionEvaluationResult.enabled("a Chromium is there");
        String advice = "No Chromium on the PATH: install the package chromium (or google-chrome) to run the browser "
                + "stories; looked for " + String.join(", ", NAMES) + ".";
        if ("required".equals(System.getenv(WISH))) throw new IllegalStateException(advice);
        return ConditionEvaluationResult.disabled(advice);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (running != null) return;
        Running started = start(executable().orElseThrow());
        running = started;
        context.getRoot().getStore(OURS).put("running/" + System.identityHashCode(started), started);
    }

    private static Optional<Path> executable() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator)).map(d -> Path.of(d, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Its home is a folder of its own, so that a test run leaves nothing in a person's.
    private static Running start(Path executable) {
        try {
            Path home = Files.createTempDirectory("chromium-home");
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var environment = new HashMap<>(System.getenv());
            environment.put("HOME", home.toString());
            var options = new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setChromiumSandbox(false)
                    .setEnv(environment)
                    .setArgs(List.of(
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync"));
            return new Running(playwright, playwright.chromium().launch(options), home);
        } catch (IOException noDisk) {
            throw new UncheckedIOException(noDisk);
        }
    }
}
