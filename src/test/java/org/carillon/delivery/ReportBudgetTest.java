package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.store.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How many reports one address outside gets. All that is taken here is given back.
@QuarkusTest
@TestProfile(SmarthostProfile.class)
class ReportBudgetTest {
    @Inject
    ReportBudget budget;

    @Inject
    DeliveryConfig config;

    @Inject
    Sql sql;

    @AfterEach
    void giveBack() {
        sql.update("delete from letter_slot where kind in ('report', 'reports')");
    }

    private boolean allows(String address) {
        return budget.allows(Address.of(address), new Object());
    }

    private void use(String address) {
        int most = config.reports().perAddress();
        assertEquals(most, IntStream.range(0, most).filter(i -> allows(address)).count());
    }

    /// Big hosts have people whose names are numbers.
    @Test
    void aNumberIsAPersonWithABudgetOfTheirOwn() {
        use("1000123@numbers.example");

        assertFalse(allows("1000123@numbers.example"));
        assertTrue(allows("1000124@numbers.example"));
    }

    @Test
    void whatIsWrittenAroundAnAddressMakesNoOtherOfIt() {
        use("ana@tags.example");

        assertFalse(allows("Ana+shop@tags.example"));
        assertFalse(allows("prvs=1234567890=ana@tags.example"));
        use("SRS0=HHH=TT=tags.example=ben@forward.example");
        assertFalse(allows("SRS0=III=UU=tags.example=ben@forward.example"));
    }

    /// Whoever has a domain can write any address into theirs.
    @Test
    void nobodySpendsTheBudgetOfAnotherWhoseAddressIsInTheirs() {
        use("SRS0=HHH=TT=victim.example=bob@evil.example");

        assertTrue(allows("bob@victim.example"));
    }

    /// A transaction that fails is tried again: what it has paid is spent, but it pays once.
    @Test
    void whatIsTriedAgainCostsNothingMore() {
        var report = List.of(17L, "Your letter could not be delivered");
        int most = config.reports().perAddress();
        for (int i = 0; i < 3 * most; i++) assertTrue(budget.allows(Address.of("cara@again.example"), report));

        for (int i = 1; i < most; i++) assertTrue(allows("cara@again.example"));
        assertFalse(allows("cara@again.example"));
        assertTrue(budget.allows(Address.of("cara@again.example"), report));
    }
}
