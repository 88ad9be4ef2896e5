package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;
import org.carillon.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SuppressionsTest {
    @Inject
    Suppressions suppressions;

    @Inject
    Sql sql;

    @BeforeEach
    void nobody() {
        for (var entry : suppressions.page("", 1000)) suppressions.remove(entry.who());
    }

    private static Recipient to(String address) {
        return new Recipient(Address.of(address), "");
    }

    @Test
    void knowsAddressesInAnyCaseAndWholeDomains() {
        assertTrue(suppressions.add("Ana@There.example", "asked", "adam"));
        assertFalse(suppressions.add("ana@there.example", "", "eve"));
        assertTrue(suppressions.add("All.example", "", "adam"));

        var found = suppressions.among(List.of(
                to("ANA@there.example"), to("bob@there.example"), to("x@all.example"), to("x@sub.all.example")));

        assertEquals(Set.of(to("ANA@there.example"), to("x@all.example")), found.keySet());
        assertEquals("asked", found.get(to("ANA@there.example")));
        assertEquals(
                List.of("@all.example", "ana@there.example"),
                suppressions.page("", 10).stream().map(Suppressions.Entry::who).toList());
        assertEquals("adam", suppressions.page("@all.example", 10).getFirst().by());
    }

    @Test
    void sendsAgainToWhoWasRemoved() {
        suppressions.add("ana@there.example", "asked", "adam");

        assertTrue(suppressions.remove("ANA@there.example"));

        assertFalse(suppressions.remove("ana@there.example"));
        assertTrue(suppressions.among(List.of(to("ana@there.example"))).isEmpty());
    }

    @Test
    void takesAFileWithItsReasonsAndNamesTheWrongLines() {
        var report = suppressions.addAll(
                Stream.of(
                        "# who asked", "", "a@x.example, by letter", "x.example", "a@x.example", "two words@x", "nope"),
                "by phone",
                "adam");

        assertEquals(2, report.added());
        assertEquals(1, report.known());
        assertEquals(
                List.of(6, 7),
                report.refused().stream().map(Suppressions.Refused::line).toList());
        assertEquals("by phone", suppressions.page("", 10).getFirst().reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "@", "nope", "a b@x.example", "a@", "\u0000@x.example", "x\u0000.example", "@ .example"})
    void refusesWhatIsNeitherAddressNorDomain(String nonsense) {
        assertThrows(AddressException.class, () -> suppressions.add(nonsense, "", "adam"));
    }
}
