package org.carillon.sort;

/// Asks rules what shall become of a letter.
public final class Sorter {
    private Sorter() {}

    /// Never throws for anything that stands in the rules or in the letter: an error inside a rule ends the rules,
    /// and a person's letter goes to the inbox with a line in the log.
    /// @param letter with LF or CRLF line ends; not copied where it need not be, and never changed
    public static Verdict sort(RuleSet rules, byte[] letter, Facts facts) {
        return new Interpreter(rules, letter, facts).verdict();
    }
}
