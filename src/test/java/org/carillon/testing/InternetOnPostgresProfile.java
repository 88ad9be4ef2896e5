package org.carillon.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/// The same as [InternetProfile] on a real PostgreSQL.
public class InternetOnPostgresProfile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(LittleInternetResource.class, Map.of(FakeMxResource.EMBEDDED, "false")),
                new TestResourceEntry(PostgresResource.class));
    }
}
