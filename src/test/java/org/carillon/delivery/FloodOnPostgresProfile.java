package org.carillon.delivery;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import org.carillon.testing.LittleInternetResource;
import org.carillon.testing.PostgresResource;

/// As [FloodProfile], on a real PostgreSQL.
public class FloodOnPostgresProfile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        var settings = new HashMap<>(FloodProfile.SETTINGS);
        settings.put("embedded", "false");
        return List.of(
                new TestResourceEntry(LittleInternetResource.class, settings),
                new TestResourceEntry(PostgresResource.class));
    }
}
