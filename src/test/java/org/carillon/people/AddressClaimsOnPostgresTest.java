package org.carillon.people;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.carillon.testing.PostgresProfile;

@QuarkusTest
@TestProfile(PostgresProfile.class)
class AddressClaimsOnPostgresTest extends AddressClaimsTest {}
