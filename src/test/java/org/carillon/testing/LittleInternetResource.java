package org.carillon.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The application under test sends to the mail hosts of a [LittleInternet], which is put into a field of the test of
/// that type, and has a `carillon.home` of its own.
public class LittleInternetResource implements QuarkusTestResourceLifecycleManager {
    private final LittleInternet internet = new LittleInternet();
    private final Map<String, String> settings = new HashMap<>();
    private boolean embedded = true;

    /// @param arguments settings of the application, which go before ours
    @Override
    public void init(Map<String, String> arguments) {
        settings.putAll(arguments);
        embedded = Boolean.parseBoolean(arguments.getOrDefault(FakeMxResource.EMBEDDED, "true"));
    }

    @Override
    public Map<String, String> start() {
        try {
            Path home = Files.createTempDirectory("carillon-home");
            internet.settings().forEach(settings::putIfAbsent);
            settings.remove(FakeMxResource.EMBEDDED);
            settings.put("carillon.home", home.toString());
            settings.putIfAbsent("carillon.delivery.retry", "1s");
            if (embedded) settings.put("carillon.database.url", "jdbc:h2:file:" + home.resolve("carillon"));
            return settings;
        } catch (IOException noDisk) {
            throw new UncheckedIOException(noDisk);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(internet, new TestInjector.MatchesType(LittleInternet.class));
    }

    @Override
    public void stop() {
        internet.close();
    }
}
