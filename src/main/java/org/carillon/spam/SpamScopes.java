package org.carillon.spam;

/// Names of those who have a filter of their own; that of all is [SpamMemory#SITE].
public final class SpamScopes {
    private SpamScopes() {}

    public static String list(long id) {
        return "list/" + id;
    }

    public static String person(long id) {
        return "person/" + id;
    }
}
