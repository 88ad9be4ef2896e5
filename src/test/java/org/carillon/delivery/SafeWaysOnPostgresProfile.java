package org.carillon.delivery;

import java.util.List;
import java.util.Map;
import org.carillon.testing.LittleInternetResource;
import org.carillon.testing.PostgresResource;

/// As [SafeWaysProfile], on a real PostgreSQL.
public class SafeWaysOnPostgresProfile extends SafeWaysProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(LittleInternetResource.class, Map.of("embedded", "false")),
                new TestResourceEntry(PostgresResource.class));
    }
}
