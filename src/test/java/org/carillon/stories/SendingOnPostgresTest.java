package org.carillon.stories;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.carillon.testing.StoryOnPostgresProfile;

@QuarkusTest
@TestProfile(StoryOnPostgresProfile.class)
class SendingOnPostgresTest extends SendingTest {}
