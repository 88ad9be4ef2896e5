package org.carillon.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Runs a `@QuarkusTest` on H2 in a file, as a server has it, and not in memory.
public class FileDatabaseProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "carillon.database.url", "jdbc:h2:file:./target/file-database-" + System.nanoTime() + "/carillon");
    }
}
