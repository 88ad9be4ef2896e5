package org.carillon.trust.refusals;

import java.util.Arrays;
import java.util.Optional;

/// Kinds of refusals; a few, for they are counted by day.
public enum Reason {
    UNKNOWN_RECIPIENT("No such address here"),
    RELAY("Relaying, or somebody else's name"),
    BLOCK_LIST("On block lists"),
    GREYLIST("Asked to come again"),
    FORGED("The author's domain says it is not from there"),
    HOST_NAME("A host with a name that is not its own"),
    PREGREET("Talked before it was its turn"),
    SPAM("Looks like spam"),
    VIRUS("A virus"),
    SCANNER_AWAY("Could not be scanned"),
    ILL_FORMED("An ill-formed command or letter"),
    TOO_MUCH("Too big, too many or too often"),
    OUR_FAULT("We could not take it just then"),
    OTHER("Another reason");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /// For people.
    public String words() {
        return words;
    }

    /// From a link or the table; of a newer version perhaps unknown.
    public static Optional<Reason> named(String name) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(name))
                .findFirst();
    }
}
