package org.carillon.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A [FakeMx] as the smarthost of the application under test, put into a field of the test of that type; and a
/// `carillon.home` of its own.
public class FakeMxResource implements QuarkusTestResourceLifecycleManager {
    /// Whether the database is an H2 file in that home, as in production; else another resource gives one.
    static final String EMBEDDED = "embedded";

    private final FakeMx mx = FakeMx.start();
    private boolean embedded = true;

    @Override
    public void init(Map<String, String> arguments) {
        embedded = Boolean.parseBoolean(arguments.getOrDefault(EMBEDDED, "true"));
    }

    @Override
    public Map<String, String> start() {
        try {
            Path home = Files.createTempDirectory("carillon-home");
            var settings = new HashMap<>(Map.of(
                    "carillon.delivery.route",
                    "smarthost",
                    "carillon.delivery.smarthost",
                    "127.0.0.1:" + mx.port(),
                    "carillon.web.url",
                    "https://lists.example.org",
                    "carillon.home",
                    home.toString()));
            if (embedded) settings.put("carillon.database.url", "jdbc:h2:file:" + home.resolve("carillon"));
            return settings;
        } catch (IOException noDisk) {
            throw new UncheckedIOException(noDisk);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(mx, new TestInjector.MatchesType(FakeMx.class));
    }

    @Override
    public void stop() {
        mx.close();
    }
}
