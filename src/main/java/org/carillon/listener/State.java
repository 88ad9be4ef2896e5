package org.carillon.listener;

/// How far a conversation has come (RFC 5321 §4.1.4).
sealed interface State {
    /// No greeting yet, or it was forgotten under STARTTLS.
    record Unmet() implements State {}

    /// Greeted; no letter is begun.
    record Ready() implements State {}

    /// Behind MAIL.
    record Begun(Transaction letter) implements State {}

    /// Behind the first chunk of a text: nothing but chunks goes on with it (RFC 3030 §2).
    record Chunking(Transaction letter) implements State {}
}
