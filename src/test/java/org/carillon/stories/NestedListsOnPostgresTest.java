package org.carillon.stories;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.carillon.testing.StoryOnPostgresProfile;
import org.junit.jupiter.api.Tag;

@Tag("slow")
@QuarkusTest
@TestProfile(StoryOnPostgresProfile.class)
class NestedListsOnPostgresTest extends NestedListsTest {}
