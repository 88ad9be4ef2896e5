package org.carillon.sort;

import java.util.List;

/// A regular expression as a tree.
sealed interface Node {
    /// One byte out of a set.
    record One(ByteSet set) implements Node {}

    record Sequence(List<Node> nodes) implements Node {}

    record Either(List<Node> nodes) implements Node {}

    /// @param least 0 or 1
    /// @param many false for `?`
    record Repeat(Node node, int least, boolean many) implements Node {}

    /// `\/`: what is found begins here.
    record Split() implements Node {}

    /// `^^` at the end of the expression.
    record End() implements Node {}
}
