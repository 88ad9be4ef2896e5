package org.carillon.listener;

import org.carillon.smtp.Command;

/// What follows a command.
sealed interface Step {
    record Answer(Response response) implements Step {}

    record AnswerAndClose(Response response) implements Step {}

    /// 354, then the text of the message for this transaction.
    record AcceptData(Transaction transaction) implements Step {}

    /// The octets of a chunk for this transaction, which the last one ends.
    record AcceptChunk(Transaction transaction, Command.Bdat chunk) implements Step {}

    /// The octets of a chunk that nobody wants, as they come whether it is welcome or not (RFC 3030 §2).
    record DropChunk(Command.Bdat chunk, Response response) implements Step {}

    /// 220, then the handshake (RFC 3207 §4).
    record BeginTls() implements Step {}

    /// The words that the mechanism wants (RFC 4954 §4).
    record AskIn(Command.Auth auth) implements Step {}
}
