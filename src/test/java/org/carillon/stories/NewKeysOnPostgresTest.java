package org.carillon.stories;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.carillon.testing.InternetOnPostgresProfile;

@QuarkusTest
@TestProfile(InternetOnPostgresProfile.class)
class NewKeysOnPostgresTest extends NewKeysTest {}
