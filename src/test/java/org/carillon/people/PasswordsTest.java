package org.carillon.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 3, 21, 100})
    void saysWhichCostsThereAre(int cost) {
        var wrong = assertThrows(IllegalArgumentException.class, () -> new Passwords(cost));
        assertEquals("carillon.people.password-cost must be from 4 to 20.", wrong.getMessage());
    }

    @Test
    void knowsAPasswordAgainAndNoOther() {
        var passwords = new Passwords(4);
        Optional<String> hash = Optional.of(passwords.hash("correct horse"));
        assertTrue(passwords.right("correct horse", hash));
        assertFalse(passwords.right("correct hors", hash));
        assertFalse(passwords.right("nobody has this password", Optional.empty()));
    }

    @Test
    void cutsNoLongPasswordSilently() {
        var passwords = new Passwords(4);
        Optional<String> hash = Optional.of(passwords.hash("x".repeat(72)));
        assertFalse(passwords.right("x".repeat(73), hash));
        assertThrows(PasswordException.class, () -> passwords.hash("x".repeat(73)));
        assertThrows(PasswordException.class, () -> passwords.hash("seven77"));
    }
}
