package org.carillon.sort;

/// The letters behind `:0`.
/// @param letters as written, each of them once; see the constants
public record Flags(String letters) {
    /// All letters procmail knows. `w W i r` speak of programs and mbox files and change nothing here.
    static final String KNOWN = "HBDAaEehbcwWirf";

    private boolean has(char letter) {
        return letters.indexOf(letter) >= 0;
    }

    /// Patterns look at the body only.
    public boolean bodyOnly() {
        return has('B') && !has('H');
    }

    /// Patterns look at header and body as one text.
    public boolean headerAndBody() {
        return has('B') && has('H');
    }

    public boolean caseSensitive() {
        return has('D');
    }

    /// Also when it was carried out, the rules behind it are asked.
    public boolean copy() {
        return has('c');
    }

    /// `A` or `a`: only if the last recipe without either matched.
    public boolean also() {
        return has('A') || has('a');
    }

    /// `A` itself.
    boolean alsoMatched() {
        return has('A');
    }

    /// `a`: and if the recipe before this one was carried out.
    public boolean alsoIfDone() {
        return has('a');
    }

    /// `E`: only if the recipe before did not match.
    public boolean otherwise() {
        return has('E');
    }

    /// `e`: only if the recipe before matched and could not be carried out.
    public boolean onFailure() {
        return has('e');
    }

    /// A folder is fed the header only.
    public boolean headerOnlyFed() {
        return has('h') && !has('b');
    }

    /// A folder is fed the body only.
    public boolean bodyOnlyFed() {
        return has('b') && !has('h');
    }

    /// `f`: the letter would go through a program.
    boolean filter() {
        return has('f');
    }
}
