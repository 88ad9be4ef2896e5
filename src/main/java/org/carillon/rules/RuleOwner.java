package org.carillon.rules;

import org.carillon.sort.Dialect;

/// Whose rules they are.
///
/// @param key as it stands in the table
public record RuleOwner(String key, Dialect dialect) {
    public static final RuleOwner SITE = new RuleOwner("site", Dialect.SITE);

    public static RuleOwner person(long id) {
        return new RuleOwner("person/" + id, Dialect.PERSON);
    }

    public static RuleOwner list(long id) {
        return new RuleOwner("list/" + id, Dialect.LIST);
    }
}
