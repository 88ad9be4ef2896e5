package org.carillon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseExceptionTest {
    private static final SQLException GONE = new SQLException("The connection is closed\n; SQL statement: select 1");

    @Test
    void isFoundBelowWhateverWrapsIt() {
        assertTrue(DatabaseException.among(GONE));
        assertTrue(DatabaseException.among(new DatabaseException(GONE)));
        assertTrue(DatabaseException.among(new IllegalStateException(new RuntimeException("commit", GONE))));
        assertTrue(DatabaseException.among(new IllegalStateException(new RollbackException("undone"))));
    }

    @Test
    void isNotFoundInAFaultOfTheProgram() {
        assertFalse(DatabaseException.among(new NullPointerException("x")));
        var circle = new IllegalStateException("a");
        circle.initCause(new IllegalStateException("b", circle));
        assertFalse(DatabaseException.among(circle));
    }

    @Test
    void itsLineForTheLogIsWhatTheDatabaseSaid() {
        var wrapped = new IllegalStateException("rollback", new DatabaseException(GONE));

        assertEquals("\"The connection is closed\"", DatabaseException.brief(wrapped));
    }
}
