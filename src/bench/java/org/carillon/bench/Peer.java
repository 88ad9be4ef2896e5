package org.carillon.bench;

/// A mail server that runs on this machine for the time of a benchmark.
interface Peer extends AutoCloseable {
    String name();

    /// Where it takes letters, on 127.0.0.1.
    int port();

    /// An address whose letters are accepted durably and then dropped.
    String dropped();

    /// An address whose letters go to all members, one copy each with a return path of its own.
    String list();

    /// What stands behind the sender in MAIL for a letter to [#list].
    String mailParameters();

    /// Returns when nothing waits in its queues.
    void awaitQuiet() throws Exception;
}
