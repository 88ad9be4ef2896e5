package org.carillon.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassingFaultTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "57P01", "25P03", "HYT00", "90098"})
    void whatPassesMayBeDoneAgain(String state) {
        assertTrue(PassingFault.among(new DatabaseException(new SQLException("x", state))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "25P02", "42601"})
    void whatIsWrongStaysWrong(String state) {
        assertFalse(PassingFault.among(new DatabaseException(new SQLException("x", state))));
    }

    @Test
    void aPoolThatIsEmptyIsFilledAgain() {
        assertTrue(PassingFault.among(new SQLException("no connection to be had")));
    }
}
