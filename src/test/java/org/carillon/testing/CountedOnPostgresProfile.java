package org.carillon.testing;

import java.util.Map;

/// The same on PostgreSQL.
public class CountedOnPostgresProfile extends PostgresProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.datasource.jdbc.driver", CountedDriver.class.getName());
    }
}
