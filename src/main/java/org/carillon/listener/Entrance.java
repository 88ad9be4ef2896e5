package org.carillon.listener;

/// The doors of the house, each for other callers.
enum Entrance {
    /// For all the world, to our own addresses only.
    MX("mx", "SMTP"),
    /// For people who sign in (RFC 6409), behind STARTTLS.
    SUBMISSION("submission", "SMTP"),
    /// The same with TLS from the first octet (RFC 8314 §3.3).
    SUBMISSIONS("submissions", "SMTP"),
    /// For a mail host in front of us, which hears about each recipient (RFC 2033).
    LMTP("lmtp", "LMTP");

    private final String label;
    private final String protocol;

    Entrance(String label, String protocol) {
        this.label = label;
        this.protocol = protocol;
    }

    /// In logs and metrics.
    String label() {
        return label;
    }

    /// What is spoken, as the greeting says it.
    String protocol() {
        return this == LMTP ? protocol : "E" + protocol;
    }

    /// True where only people who sign in may send.
    boolean wantsPerson() {
        return this == SUBMISSION || this == SUBMISSIONS;
    }

    /// True where clear text is never spoken.
    boolean implicitTls() {
        return this == SUBMISSIONS;
    }

    boolean lmtp() {
        return this == LMTP;
    }

    /// The keyword of the Received field (RFC 3848, RFC 6531 §4.3).
    String keyword(Standing standing, boolean utf8) {
        if (!standing.extended()) return protocol;
        return (utf8 ? "UTF8" + protocol : protocol())
                + (standing.secured() ? "S" : "")
                + (standing.person() == null ? "" : "A");
    }

    @Override
    public String toString() {
        return label;
    }
}
