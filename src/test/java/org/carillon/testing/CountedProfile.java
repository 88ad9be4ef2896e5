package org.carillon.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Runs a `@QuarkusTest` on a database whose statements [CountedDriver] hears.
public class CountedProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.datasource.jdbc.driver",
                CountedDriver.class.getName(),
                "carillon.database.url",
                "jdbc:h2:mem:counted");
    }
}
