package org.carillon.cli;

import java.util.function.Consumer;

/// Several things by one command: each is tried, each refusal is said with the thing it is about, and one
/// refusal makes the exit code 1.
final class Each {
    private final Server server;
    private final ApiClient api;
    private boolean refused;

    Each(Server server) {
        this.server = server;
        this.api = server.api();
    }

    void one(Object which, Consumer<ApiClient> act) {
        try {
            act.accept(api);
        } catch (Refused no) {
            server.err().println(Plain.line(which + ": ") + no.sentence());
            refused = true;
        }
    }

    int exitCode() {
        return refused ? 1 : 0;
    }
}
