package org.carillon.lists;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.carillon.testing.PostgresProfile;
import org.junit.jupiter.api.Tag;

@QuarkusTest
@TestProfile(PostgresProfile.class)
@Tag("slow")
class ManyMembersOnPostgresTest extends ManyMembersTest {}
