package org.carillon.web;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.carillon.testing.CountedOnPostgresProfile;
import org.junit.jupiter.api.Tag;

@QuarkusTest
@Tag("slow")
@TestProfile(CountedOnPostgresProfile.class)
class SameAnswersOnPostgresTest extends SameAnswersTest {}
