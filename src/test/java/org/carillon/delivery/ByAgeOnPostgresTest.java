package org.carillon.delivery;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/// The same on PostgreSQL.
@QuarkusTest
@TestProfile(SmarthostOnPostgresProfile.class)
class ByAgeOnPostgresTest extends ByAgeTest {}
