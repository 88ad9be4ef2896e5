package org.carillon.spam.scanner;

/// One program that looks at letters.
public interface Scanner {
    /// As people know it.
    String name();

    /// Where it listens, as settings have it.
    String where();

    /// Asks it; never longer than its time.
    Scan scan(Suspect suspect);
}
