package org.carillon.listener;

import org.carillon.directory.Destination;
import org.carillon.mail.Address;
import org.carillon.smtp.Command;
import org.carillon.smtp.Reply;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Which command may come now and what it leads to (RFC 5321 §4.1.4). Holds what was said so far; does no input
/// or output.
final class Dialogue {
    private static final Logger LOG = Logger.getLogger(Dialogue.class);
    private static final Reply OK = Reply.of(250, "2.0.0", "OK");
    private static final Reply FIRST_MAIL = Reply.of(503, "5.5.1", "Send MAIL FROM:<name@domain> first");
    private static final Reply NO_RECIPIENT =
            Reply.of(554, "5.5.1", "No valid recipients: send RCPT TO:<name@domain> first");

    private final Premises premises;
    private @Nullable Greeting greeting;
    private @Nullable Transaction transaction;
    private boolean chunking;

    /// How the client greeted. @param name as it said, untrusted @param extended by EHLO
    record Greeting(String name, boolean extended) {}

    Dialogue(Premises premises) {
        this.premises = premises;
    }

    Step step(Command command) {
        return switch (command) {
            case Command.Ehlo ehlo -> greeted(new Greeting(ehlo.name(), true), offers());
            case Command.Helo helo -> greeted(new Greeting(helo.name(), false), Reply.plain(250, premises.hostname()));
            case Command.Mail mail -> answer(mail(mail));
            case Command.Rcpt rcpt -> answer(recipient(rcpt.recipient()));
            case Command.RcptPostmaster _ -> answer(recipient(new Address("postmaster", premises.hostname())));
            case Command.Data _ -> data();
            case Command.Bdat chunk -> chunk(chunk);
            case Command.Rset _ -> {
                drop();
                yield answer(OK);
            }
            case Command.Noop _ -> answer(OK);
            case Command.Help _ ->
                answer(Reply.of(
                        214, "2.0.0", "EHLO HELO MAIL RCPT DATA BDAT RSET NOOP HELP VRFY QUIT", "See RFC 5321"));
            case Command.Vrfy _ -> answer(Reply.of(252, "2.5.0", "Send a letter and see whether it is accepted"));
            case Command.Lhlo _, Command.StartTls _, Command.Auth _ ->
                answer(Reply.of(502, "5.5.1", "That command is not offered here"));
            case Command.Quit _ -> new Step.AnswerAndClose(Reply.of(221, "2.0.0", "Goodbye"));
            case Command.NotOffered known -> answer(known.reply());
            case Command.Unknown unknown -> answer(unknown.reply());
            case Command.Malformed wrong -> answer(wrong.reply());
        };
    }

    private static Step answer(Reply reply) {
        return new Step.Answer(reply);
    }

    private Step greeted(Greeting by, Reply reply) {
        greeting = by;
        drop();
        return answer(reply);
    }

    private Reply offers() {
        return Reply.plain(
                250,
                premises.hostname(),
                "SIZE " + premises.limits().maxMessageSize().asLongValue(),
                "8BITMIME",
                "PIPELINING",
                "ENHANCEDSTATUSCODES",
                "CHUNKING");
    }

    private Reply mail(Command.Mail mail) {
        if (greeting == null) return Reply.of(503, "5.5.1", "Please say EHLO first");
        if (transaction != null) return Reply.of(503, "5.5.1", "One letter at a time: RSET drops the one begun");
        if (mail.size() > premises.limits().maxMessageSize().asLongValue()) {
            return Reply.of(552, "5.3.4", "The message is too big");
        }
        if (!premises.inside().room().getAsBoolean()) {
            return Reply.of(452, "4.3.1", "No room for letters at the moment, please try again later");
        }
        transaction = Transaction.from(mail.sender());
        return Reply.of(250, "2.1.0", "Sender OK");
    }

    private Reply recipient(Address recipient) {
        if (transaction == null) return FIRST_MAIL;
        if (chunking) return Reply.of(503, "5.5.1", "The text has begun: BDAT goes on with it, RSET drops the letter");
        if (transaction.recipients().size() >= premises.limits().maxRecipients()) {
            return Reply.of(452, "4.5.3", "Too many recipients: send the letter to these first");
        }
        Destination destination;
        try {
            destination = premises.inside().directory().apply(recipient);
        } catch (RuntimeException away) {
            LOG.warnf(
                    "directory away door=%s why=\"%s\"",
                    premises.door(), Fates.neutral(String.valueOf(away.getMessage())));
            return Reply.of(451, "4.3.0", "The address cannot be looked up at the moment, please try again later");
        }
        Reply reply = Welcome.of(recipient, destination);
        if (reply.positive()) transaction = transaction.to(recipient);
        return reply;
    }

    /// A DATA that fails ends the transaction too, so that a client and we never disagree about what is open.
    private Step data() {
        Transaction begun = transaction;
        boolean inChunks = chunking;
        drop();
        if (begun == null) return answer(FIRST_MAIL);
        if (inChunks) return answer(Reply.of(503, "5.5.1", "A letter comes by DATA or by BDAT, not by both"));
        if (begun.recipients().isEmpty()) return answer(NO_RECIPIENT);
        return new Step.AcceptData(begun);
    }

    /// A chunk much larger than any letter is not even waited for.
    private Step chunk(Command.Bdat chunk) {
        Transaction begun = transaction;
        long most = premises.limits().maxMessageSize().asLongValue();
        if (chunk.size() > 2 * most) {
            drop();
            return new Step.AnswerAndClose(Reply.of(552, "5.3.4", "The message is too big"));
        }
        if (begun == null) return new Step.DropChunk(chunk, FIRST_MAIL);
        if (begun.recipients().isEmpty()) {
            drop();
            return new Step.DropChunk(chunk, NO_RECIPIENT);
        }
        chunking = true;
        if (chunk.last()) drop();
        return new Step.AcceptChunk(begun, chunk);
    }

    /// Forgets the letter that was begun.
    void drop() {
        transaction = null;
        chunking = false;
    }

    /// True between the first chunk of a letter and its last.
    boolean chunking() {
        return chunking;
    }

    /// Empty before HELO or EHLO.
    Greeting greeting() {
        return greeting == null ? new Greeting("", false) : greeting;
    }

    String sender() {
        return transaction == null ? "" : transaction.senderPath();
    }
}
