package org.carillon.sort;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes of what a rule wrote the name of a folder within the person's own place, or says why it is none.
final class Folders {
    static final String INBOX = "INBOX";
    private static final int MAX_PART = 64;
    private static final int MAX_PARTS = 10;
    /// Letters that a stranger's part of a name may have. Others could say something to whoever reads the name.
    private static final String FOREIGN = "-_.+@=";

    private final String home;
    private final List<String> inboxes;

    Folders(String logname) {
        this.home = "/home/" + logname;
        this.inboxes = List.of("/var/mail/" + logname, "/var/spool/mail/" + logname);
    }

    /// The value of `$HOME`: it only looks like a path.
    String home() {
        return home;
    }

    String inbox() {
        return inboxes.getFirst();
    }

    /// A name, or why it is none.
    /// @param folder one character for each byte; null with a reason
    record Name(
            @Nullable String folder, Kind kind, @Nullable String why) {}

    /// @param prefix of names that are not absolute; empty or a canonical name
    /// @param foreign which characters of the text were found in the letter
    Name canonical(String prefix, String written, BitSet foreign) {
        Kind kind = written.endsWith("/.") ? Kind.MH : written.endsWith("/") ? Kind.MAILDIR : Kind.MBOX;
        if (inboxes.contains(written)) return new Name(INBOX, Kind.MBOX, null);
        String own = written;
        String before = prefix;
        if (own.equals(home) || own.startsWith(home + "/")) {
            own = own.substring(home.length());
            before = "";
        } else if (own.startsWith("/")) {
            return none(
                    kind,
                    "The folder " + Faults.quote(written)
                            + " lies outside your own place: write its name alone, without / before it.");
        }
        String wrong = wrongLetter(written, foreign);
        if (wrong != null) return none(kind, wrong);
        return parts(before, own, written, kind);
    }

    private static Name parts(String prefix, String own, String written, Kind kind) {
        var parts = new ArrayList<String>();
        if (!prefix.isEmpty()) parts.add(prefix);
        for (String part : own.split("/")) {
            if (part.isEmpty() || part.equals(".")) continue;
            if (part.equals("..") || part.equals("~"))
                return none(kind, "The folder " + Faults.quote(written) + " must not have the part " + part + ".");
            if (Latin.outward(part).length() > MAX_PART)
                return none(
                        kind,
                        "The folder " + Faults.quote(written) + " has a part of more than " + MAX_PART
                                + " characters: shorten it.");
            parts.add(part);
        }
        if (parts.size() == (prefix.isEmpty() ? 0 : 1)) return none(kind, "Here the name of a folder is missing.");
        if (parts.size() > MAX_PARTS) return none(kind, "The folder " + Faults.quote(written) + " lies too deep.");
        return new Name(String.join("/", parts), kind, null);
    }

    private static @Nullable String wrongLetter(String written, BitSet foreign) {
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c < ' ' || c == 0x7f)
                return "The folder " + Faults.quote(written) + " must not have control characters in it.";
            boolean harmless = Source.inName(c) || FOREIGN.indexOf(c) >= 0;
            if (foreign.get(i) && !harmless)
                return "The folder " + Faults.quote(written) + " would get " + Faults.quote(String.valueOf(c))
                        + " from the letter: letters, digits and " + FOREIGN + " are taken from there, nothing else.";
        }
        return null;
    }

    private static Name none(Kind kind, String why) {
        return new Name(null, kind, why);
    }
}
