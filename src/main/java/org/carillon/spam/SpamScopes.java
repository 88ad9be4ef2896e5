package org.carillon.spam;

/// Names of those who have a filter of their own; that of all is [SpamMemory#SITE].
public final class SpamScopes {
    private static final String LIST = "list/";
    private static final String PERSON = "person/";

    /// Whose a filter is.
    public sealed interface Whose {
        record Site() implements Whose {}

        record OfList(long id) implements Whose {}

        record OfPerson(long id) implements Whose {}

        /// None of this house's.
        record Nobody() implements Whose {}
    }

    private SpamScopes() {}

    public static String list(long id) {
        return LIST + id;
    }

    public static String person(long id) {
        return PERSON + id;
    }

    /// What [#list] and [#person] have made, or any other text.
    public static Whose whose(String scope) {
        if (scope.equals(SpamMemory.SITE)) return new Whose.Site();
        String number = scope.substring(scope.indexOf('/') + 1);
        boolean known = scope.startsWith(LIST) || scope.startsWith(PERSON);
        if (!known || !number.matches("[0-9]{1,18}")) return new Whose.Nobody();
        long id = Long.parseLong(number);
        return scope.startsWith(LIST) ? new Whose.OfList(id) : new Whose.OfPerson(id);
    }
}
