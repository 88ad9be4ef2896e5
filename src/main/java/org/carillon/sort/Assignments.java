package org.carillon.sort;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Variables that do something in procmail: some work, some do nothing here, and those that would run or read
/// something else are refused.
final class Assignments {
    private Assignments() {}

    /// @param value null to unset
    static Statement checked(int line, String name, @Nullable Word value, Faults faults) {
        String why = value == null || empty(value) ? null : refusal(name, value);
        if (why == null) return new Statement.Assignment(line, name, value);
        faults.add(line, why);
        return new Statement.Wrong(line, why);
    }

    private static @Nullable String refusal(String name, Word value) {
        return switch (name) {
            case "INCLUDERC" ->
                "Other files are not read: put the recipes of " + Faults.quote(value.fixedText())
                        + " here, in place of this line.";
            case "SWITCHRC" ->
                value.fixed() && value.fixedText().equals("/dev/null")
                        ? null
                        : "Other files are not read: put the recipes of " + Faults.quote(value.fixedText())
                                + " here. SWITCHRC alone ends the rules.";
            case "TRAP" -> "Programs are not run, at the end no more than before: remove TRAP.";
            case "EXITCODE" ->
                value.fixed() && value.fixedText().matches("0*[1-9][0-9]*")
                        ? "A letter that reached the rules cannot be sent back with an exit code: file it, or discard"
                                + " it with /dev/null."
                        : null;
            case "HOST" -> "The rules run on whichever host takes the letter: remove HOST.";
            case "DEFAULT" -> place(value, "DEFAULT");
            case "MAILDIR" -> place(value, "MAILDIR");
            default -> null;
        };
    }

    private static @Nullable String place(Word value, String name) {
        if (!value.fixed()) return null;
        String text = value.fixedText();
        if (text.equals("/dev/null") && name.equals("DEFAULT")) return null;
        if (text.startsWith("|")) return "Programs are not run: give " + name + " the name of a folder.";
        if (text.equals(".")) return null;
        return new Folders("").canonical("", text, new BitSet()).why();
    }

    private static boolean empty(Word value) {
        return value.fixed() && value.fixedText().isEmpty();
    }
}
