package org.carillon.delivery;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;

/// The same on PostgreSQL.
@Tag("slow")
@QuarkusTest
@TestProfile(FloodOnPostgresProfile.class)
class OverdueOnPostgresTest extends OverdueTest {}
