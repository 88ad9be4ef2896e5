package org.carillon.delivery;

/// How far a copy has come, for reports of success (RFC 3461 §5.2, §6).
enum Arrival {
    /// It lies where its recipient reads it, or a list has it (RFC 3464 §2.3.3: both are delivered).
    FILED("delivered", "2.0.0"),
    /// A host has it that knows nothing of reports: what becomes of it there nobody will tell.
    RELAYED("relayed", "2.0.0"),
    /// A host has it that was told of the sender's wish and reports itself.
    TOLD("", "");

    private final String action;
    private final String status;

    Arrival(String action, String status) {
        this.action = action;
        this.status = status;
    }

    /// RFC 3464 §2.3.3.
    String action() {
        return action;
    }

    /// RFC 3463.
    String status() {
        return status;
    }
}
