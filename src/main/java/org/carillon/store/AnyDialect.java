package org.carillon.store;

import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.PostgreSQLDialect;

/// SQL that both PostgreSQL and H2 in its PostgreSQL mode understand.
public class AnyDialect extends PostgreSQLDialect {
    public AnyDialect() {
        super(DatabaseVersion.make(15));
    }

    /// H2 knows no `for no key update`.
    @Override
    public String getForUpdateString() {
        return " for update";
    }
}
