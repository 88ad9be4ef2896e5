package org.carillon.listener;

import org.carillon.smtp.Reply;

/// What follows a command.
sealed interface Step {
    record Answer(Reply reply) implements Step {}

    record AnswerAndClose(Reply reply) implements Step {}

    /// 354, then the text of the message for this transaction.
    record AcceptData(Transaction transaction) implements Step {}
}
