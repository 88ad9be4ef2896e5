package org.carillon.lists;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.carillon.testing.PostgresProfile;

@QuarkusTest
@TestProfile(PostgresProfile.class)
class TrailOfManyOnPostgresTest extends TrailOfManyTest {}
