package org.carillon.desk;

/// A held post that cannot go out because another copy of it, with the same Message-ID, has gone out. It stays
/// held, so that whoever decides can see it and discard it.
public final class TwinPostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TwinPostException() {
        super(
                "The list has distributed this post already: another copy with the same Message-ID was accepted. "
                        + "Discard this one.",
                null,
                false,
                false);
    }
}
