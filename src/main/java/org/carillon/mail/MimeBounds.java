package org.carillon.mail;

/// How far the structure of a message is followed, for this whole process: every reader of a letter must see the same
/// parts of it.
///
/// @param depth multiparts within each other; what nests deeper is one opaque part
/// @param parts of a message; one with more is one opaque text
public record MimeBounds(int depth, int parts) {
    public static final MimeBounds USUAL = new MimeBounds(50, 1000);

    private static volatile MimeBounds inForce = USUAL;

    /// @throws IllegalArgumentException when there would be no part at all
    public MimeBounds {
        if (depth < 1 || parts < 1) throw new IllegalArgumentException("a message has at least one part");
    }

    static MimeBounds inForce() {
        return inForce;
    }

    /// Puts these in force, once at the start.
    public void use() {
        inForce = this;
    }
}
