package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.carillon.store.DatabaseException;
import org.carillon.store.PassingFault;
import org.carillon.store.Sql;
import org.junit.jupiter.api.Test;

/// The database that goes away between the last statement and the commit.
@QuarkusTest
@TestProfile(SmarthostOnPostgresProfile.class)
class LostCommitOnPostgresTest {
    @Inject
    Sql sql;

    private void losesItsConnection(Runnable work) {
        QuarkusTransaction.requiringNew().run(() -> {
            work.run();
            long own = sql.number("select pg_backend_pid()");
            QuarkusTransaction.requiringNew().run(() -> sql.number("""
                    select count(*) from (select pg_terminate_backend(%d, 5000)) as ended""".formatted(own)));
        });
    }

    @Test
    void aCommitThatMeetsNoDatabaseMayBeDoneAgain() {
        var broken = assertThrows(
                RuntimeException.class,
                () -> losesItsConnection(() -> sql.update("update outbox set attempts = attempts")));
        assertTrue(PassingFault.among(broken), broken.toString());
        assertTrue(DatabaseException.among(broken), broken.toString());
        assertFalse(DatabaseException.brief(broken).contains("ARJUNA"), DatabaseException.brief(broken));
    }
}
