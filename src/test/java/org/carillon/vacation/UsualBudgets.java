package org.carillon.vacation;

import org.carillon.store.MemoryDatabase;

/// The numbers of docs/vacation.md.
final class UsualBudgets implements VacationConfig {
    static Budgets on(MemoryDatabase database) {
        return new Budgets(
                database.sql(), database.ids(), new UsualBudgets(), new Decisions(database.sql(), database.ids()));
    }

    @Override
    public int domainPerWeek() {
        return 3;
    }

    @Override
    public int ownDomainPerWeek() {
        return 50;
    }

    @Override
    public int accountPerDay() {
        return 50;
    }

    @Override
    public int sitePerHour() {
        return 2000;
    }
}
