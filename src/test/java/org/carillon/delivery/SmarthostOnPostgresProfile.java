package org.carillon.delivery;

import java.util.List;
import org.carillon.testing.PostgresResource;

/// As [SmarthostProfile], on a real PostgreSQL.
public class SmarthostOnPostgresProfile extends SmarthostProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(PostgresResource.class));
    }
}
