package org.carillon.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/// Runs a `@QuarkusTest` on a real PostgreSQL instead of H2:
/// `@QuarkusTest @TestProfile(PostgresProfile.class) class SpoolOnPostgresTest extends SpoolTest {}`.
public class PostgresProfile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(PostgresResource.class));
    }
}
