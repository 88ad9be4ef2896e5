package org.carillon.smtp;

/// Who is asked before more memory is used for a text; false refuses the message for now.
@FunctionalInterface
public interface Allowance {
    boolean take(int octets);

    /// The text is no longer kept, so all that was taken for it is free again.
    default void giveBack() {}
}
