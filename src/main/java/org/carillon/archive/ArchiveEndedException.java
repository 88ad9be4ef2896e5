package org.carillon.archive;

/// The archive is being removed: nothing is added to it any more.
public final class ArchiveEndedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ArchiveEndedException(String listKey) {
        super("the archive " + listKey + " has ended");
    }
}
