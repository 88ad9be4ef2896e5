package org.carillon.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The demo as `quarkus:dev` shows it, on ports and in a `carillon.home` of its own: no letter leaves it.
public class DemoProfile implements QuarkusTestProfile {
    @Override
    public String getConfigProfile() {
        return "dev";
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Home.class));
    }

    /// A fresh home, which is there before the application starts.
    public static class Home implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try {
                Path home = Files.createTempDirectory("carillon-demo");
                return Map.of(
                        "carillon.home",
                        home.toString(),
                        "carillon.hostname",
                        "mx.demo.example",
                        "carillon.smtp.port",
                        "0",
                        "carillon.submission.port",
                        "0",
                        "carillon.submissions.port",
                        "0",
                        "carillon.people.password-cost",
                        "4");
            } catch (IOException noDisk) {
                throw new UncheckedIOException(noDisk);
            }
        }

        @Override
        public void stop() {}
    }
}
