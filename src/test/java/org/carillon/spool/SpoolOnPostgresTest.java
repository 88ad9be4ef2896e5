package org.carillon.spool;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.carillon.testing.PostgresProfile;

/// The same on PostgreSQL.
@QuarkusTest
@TestProfile(PostgresProfile.class)
class SpoolOnPostgresTest extends SpoolTest {}
