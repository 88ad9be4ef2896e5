package org.carillon.listener;

import org.carillon.smtp.Reply;
import org.carillon.trust.refusals.Reason;

/// Of which kind a refusal is, by its codes: the same that counts of replies show, in fewer kinds.
final class Reasons {
    private Reasons() {}

    static Reason of(Reply reply) {
        return switch (code(reply)) {
            case "550 5.1.1" -> Reason.UNKNOWN_RECIPIENT;
            case "550 5.7.1", "553 5.7.1" -> Reason.RELAY;
            case "554 5.7.1" -> Reason.BLOCK_LIST;
            case "451 4.7.1" -> Reason.GREYLIST;
            case "550 5.7.26" -> Reason.FORGED;
            case "554 5.7.0" -> Reason.VIRUS;
            case "451 4.7.0" -> Reason.SCANNER_AWAY;
            case "554 5.5.0" -> Reason.PREGREET;
            case "552 5.3.4", "452 4.5.3", "421 4.7.0", "421 4.4.2" -> Reason.TOO_MUCH;
            case "451 4.3.0", "452 4.3.1", "421 4.3.0", "421 4.3.2" -> Reason.OUR_FAULT;
            case "550 5.6.0", "554 5.6.0", "553 5.6.7" -> Reason.ILL_FORMED;
            default -> reply.code() / 10 == 50 ? Reason.ILL_FORMED : Reason.OTHER;
        };
    }

    static String code(Reply reply) {
        return reply.code() + (reply.enhanced() == null ? "" : " " + reply.enhanced());
    }
}
