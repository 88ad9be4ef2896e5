package org.carillon.trust.refusals;

import java.util.Arrays;
import java.util.Optional;

/// Kinds of refusals; a few, for they are counted by day.
public enum Reason {
    UNKNOWN_RECIPIENT("No such address here"),
    RELAY("Relaying"),
    BLOCK_LIST("On block lists"),
    GREYLIST("Asked to come again"),
    FORGED("The author's domain says it is not from there"),
    PREGREET("Talked before the greeting"),
    VIRUS("A virus"),
    SCANNER_AWAY("Could not be scanned"),
    ILL_FORMED("An ill-formed command or letter"),
    TOO_MUCH("Too big, too many or too often"),
    OUR_FAULT("We could not take it just then"),
    NOT_THEIRS("In the name of somebody else"),
    PASSWORD("A wrong password"),
    NOT_SIGNED_IN("Not under TLS, or not signed in"),
    TALKED_ON("Did not wait for an answer"),
    LINE_ENDS("A letter with lone line ends or a NUL"),
    LOOP("A letter that runs in a circle"),
    SLOW("Silent or slow for too long"),
    ERRORS("Too many errors"),
    CROWD("Too many connections of one client"),
    FULL_HOUSE("Too many connections in all"),
    STOPPING("The server was going down"),
    BANNED("Banned from a list"),
    CLOSED("A list that is closed"),
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
