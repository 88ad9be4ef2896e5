package org.carillon.mail;

/// How far the structure of a message is followed, for this whole process: every reader of a letter
/// must see the same parts of it. Beyond either bound the whole message is one opaque text, not
/// only what lies too deep or too far back: no part of it is hidden then from rules and filters,
/// which read that text as it came, and none is shown as if it were all there is. Who rewrites a
/// letter leaves such a one alone.
///
/// @param depth multiparts within each other
/// @param parts of a message that hold something
public record MimeBounds(int depth, int parts) {
    public static final MimeBounds USUAL = new MimeBounds(50, 1000);

    /// Each level costs a few frames of the stack.
    public static final int DEEPEST = 200;

    private static volatile MimeBounds inForce = USUAL;

    /// @throws IllegalArgumentException when there would be no part at all, or the stack would not
    /// bear it
    public MimeBounds {
        if (depth < 1 || parts < 1) throw new IllegalArgumentException("a message has at least one part");
        if (depth > DEEPEST) throw new IllegalArgumentException("too deep: " + depth);
    }

    static MimeBounds inForce() {
        return inForce;
    }

    /// Puts these in force, once at the start.
    public void use() {
        inForce = this;
    }
}
