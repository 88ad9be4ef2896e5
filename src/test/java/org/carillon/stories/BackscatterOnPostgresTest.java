package org.carillon.stories;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.carillon.testing.InternetOnPostgresProfile;
import org.junit.jupiter.api.Tag;

@QuarkusTest
@TestProfile(BackscatterOnPostgresTest.OnPostgres.class)
@Tag("slow")
class BackscatterOnPostgresTest extends BackscatterTest {
    /// The budgets are rows that many take at the same time.
    public static class OnPostgres extends SmallBudgets {
        @Override
        public List<TestResourceEntry> testResources() {
            return new InternetOnPostgresProfile().testResources();
        }
    }
}
