package org.carillon.stories;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.carillon.testing.InternetOnPostgresProfile;
import org.junit.jupiter.api.Tag;

@Tag("slow")
@QuarkusTest
@TestProfile(InternetOnPostgresProfile.class)
class OwnDeliveryOnPostgresTest extends OwnDeliveryTest {}
