package org.carillon.listener;

import java.util.Optional;
import org.carillon.directory.Destination;
import org.carillon.mail.Address;
import org.carillon.mail.RecipientTerms;
import org.carillon.people.Person;
import org.carillon.smtp.Command;
import org.carillon.smtp.Reply;
import org.carillon.trust.refusals.Reason;
import org.jboss.logging.Logger;

/// Which command may come now and what it leads to (RFC 5321 §4.1.4). Holds what was said so far; does no input
/// or output.
final class Dialogue {
    private static final Logger LOG = Logger.getLogger(Dialogue.class);
    private static final Response CLOSED =
            Response.no(Reason.CLOSED, 550, "5.7.2", "This list is closed: nobody can post to it any more");
    private static final Response BANNED = Response.no(
            Reason.BANNED, 550, "5.7.1", "You are banned from this list; write to the people who run it at its -owner");
    private static final Response OK = Response.yes(250, "2.0.0", "OK");
    private static final Response FIRST_MAIL =
            Response.no(Reason.ILL_FORMED, 503, "5.5.1", "Send MAIL FROM:<name@domain> first");
    private static final Response ONE_AT_A_TIME =
            Response.no(Reason.ILL_FORMED, 503, "5.5.1", "One letter at a time: RSET drops the one begun");
    private static final Response NOT_OFFERED =
            Response.no(Reason.ILL_FORMED, 502, "5.5.1", "That command is not offered here");

    private final Premises premises;
    private final Inquiry inquiry;
    private Standing standing;
    private State state = new State.Unmet();

    Dialogue(Premises premises, Inquiry inquiry) {
        this.premises = premises;
        this.inquiry = inquiry;
        this.standing = Standing.stranger(premises.entrance().implicitTls());
    }

    Step step(Command command) {
        return switch (command) {
            case Command.Ehlo ehlo ->
                greeted(ehlo.name(), true, !premises.entrance().lmtp());
            case Command.Helo helo ->
                greeted(helo.name(), false, !premises.entrance().lmtp());
            case Command.Lhlo lhlo ->
                greeted(lhlo.name(), true, premises.entrance().lmtp());
            case Command.StartTls _ -> startTls();
            case Command.Auth auth -> auth(auth);
            case Command.Mail mail -> answer(mail(mail));
            case Command.Rcpt rcpt -> answer(recipient(rcpt.recipient(), rcpt.terms()));
            case Command.RcptPostmaster rcpt ->
                answer(recipient(new Address("postmaster", premises.hostname()), rcpt.terms()));
            case Command.Data _ -> data();
            case Command.Bdat chunk -> chunk(chunk);
            case Command.Rset _ -> {
                drop();
                yield answer(OK);
            }
            case Command.Noop _ -> answer(OK);
            case Command.Help _ -> answer(help());
            case Command.Vrfy _ -> answer(Response.yes(252, "2.5.0", "Send a letter and see whether it is accepted"));
            case Command.Quit _ -> new Step.AnswerAndClose(Response.yes(221, "2.0.0", "Goodbye"));
            case Command.NotOffered known -> answer(Response.illFormed(known.reply()));
            case Command.Unknown unknown -> answer(Response.illFormed(unknown.reply()));
            case Command.Malformed wrong -> answer(Response.illFormed(wrong.reply()));
            case Command.MalformedData wrong -> {
                drop();
                yield answer(Response.illFormed(wrong.reply()));
            }
            case Command.MalformedBdat wrong -> {
                drop();
                yield new Step.AnswerAndClose(Response.illFormed(wrong.reply()));
            }
        };
    }

    private static Step answer(Response response) {
        return new Step.Answer(response);
    }

    /// LMTP has a greeting of its own, so that nobody takes one protocol for the other (RFC 2033 §4.1).
    private Step greeted(String name, boolean extended, boolean inPlace) {
        if (!inPlace) {
            String said = premises.entrance().lmtp() ? "This is LMTP: say LHLO" : "This is SMTP: say EHLO";
            return answer(Response.no(Reason.ILL_FORMED, 500, "5.5.1", said));
        }
        standing = standing.greeted(name, extended);
        state = new State.Ready();
        return answer(Response.yes(extended ? Offers.of(premises, standing) : Reply.plain(250, premises.hostname())));
    }

    private Response help() {
        return Response.yes(
                214,
                "2.0.0",
                (premises.entrance().lmtp() ? "LHLO" : "EHLO HELO")
                        + " MAIL RCPT DATA BDAT RSET NOOP HELP VRFY STARTTLS"
                        + (premises.entrance().wantsPerson() ? " AUTH" : "") + " QUIT",
                "See RFC 5321");
    }

    /// RFC 3207 §4. Between MAIL and the end of the letter it would tear the letter in two.
    private Step startTls() {
        if (standing.secured()) return answer(Response.no(Reason.ILL_FORMED, 503, "5.5.1", "TLS is spoken already"));
        return switch (state) {
            case State.Unmet _ -> answer(greetFirst());
            case State.Ready _ -> new Step.BeginTls();
            case State.Begun _, State.Chunking _ -> answer(ONE_AT_A_TIME);
        };
    }

    /// Everything said in clear text is forgotten, as anybody may have said it (RFC 3207 §4.2).
    void secured() {
        standing = Standing.stranger(true);
        state = new State.Unmet();
    }

    /// RFC 4954 §4.
    private Step auth(Command.Auth auth) {
        if (!premises.entrance().wantsPerson()) return answer(NOT_OFFERED);
        if (!standing.secured()) {
            return answer(
                    Response.no(Reason.NOT_SIGNED_IN, 538, "5.7.11", "A password wants TLS: send STARTTLS first"));
        }
        if (standing.person() != null)
            return answer(Response.no(Reason.ILL_FORMED, 503, "5.5.1", "You have signed in already"));
        return switch (state) {
            case State.Unmet _ -> answer(greetFirst());
            case State.Ready _ -> new Step.AskIn(auth);
            case State.Begun _, State.Chunking _ -> answer(ONE_AT_A_TIME);
        };
    }

    void signedIn(Person person) {
        standing = standing.signedIn(person);
    }

    private Response greetFirst() {
        return Response.no(
                Reason.ILL_FORMED,
                503,
                "5.5.1",
                "Please say " + (premises.entrance().lmtp() ? "LHLO" : "EHLO") + " first");
    }

    private Response mail(Command.Mail mail) {
        return switch (state) {
            case State.Unmet _ -> greetFirst();
            case State.Begun _, State.Chunking _ -> ONE_AT_A_TIME;
            case State.Ready _ ->
                SenderCheck.refusal(premises, standing, mail).orElseGet(() -> {
                    state = new State.Begun(Transaction.from(mail));
                    inquiry.letterBegins();
                    return Response.yes(250, "2.1.0", "Sender OK");
                });
        };
    }

    private Response recipient(Address recipient, RecipientTerms terms) {
        return switch (state) {
            case State.Unmet _, State.Ready _ -> FIRST_MAIL;
            case State.Chunking _ ->
                Response.no(
                        Reason.ILL_FORMED,
                        503,
                        "5.5.1",
                        "The text has begun: BDAT goes on with it, RSET drops the letter");
            case State.Begun(Transaction letter) -> {
                Response response = welcome(letter, recipient);
                if (response.positive()) letter.add(recipient, terms);
                yield response;
            }
        };
    }

    private Response welcome(Transaction letter, Address recipient) {
        if (letter.recipients().size() >= premises.limits().maxRecipients()) {
            return Response.no(Reason.TOO_MUCH, 452, "4.5.3", "Too many recipients: send the letter to these first");
        }
        if (!letter.terms().utf8() && !recipient.ascii()) return SenderCheck.WANTS_UTF8;
        try {
            Destination destination = premises.inside().directory().apply(recipient);
            Response welcome = Welcome.of(letter, recipient, destination, standing.person() != null);
            if (!welcome.positive()) return welcome;
            return switch (premises.inside().bar().apply(destination, letter.sender())) {
                case BANNED -> BANNED;
                case CLOSED -> CLOSED;
                case GONE -> Welcome.NOBODY;
                case NONE -> listed(destination).orElse(welcome);
            };
        } catch (RuntimeException away) {
            LOG.warnf(
                    "directory away door=%s why=\"%s\"",
                    premises.entrance(), Fates.neutral(String.valueOf(away.getMessage())));
            return Response.no(
                    Reason.OUR_FAULT,
                    451,
                    "4.3.0",
                    "The address cannot be looked up at the moment, please try again later");
        }
    }

    private Optional<Response> listed(Destination destination) {
        return premises.inside().border().listed(premises, inquiry, standing, destination);
    }

    /// A DATA that fails ends the transaction too, so that a client and we never disagree about what is open.
    private Step data() {
        State before = state;
        drop();
        return switch (before) {
            case State.Unmet _, State.Ready _ -> answer(FIRST_MAIL);
            case State.Chunking _ ->
                answer(Response.no(Reason.ILL_FORMED, 503, "5.5.1", "A letter comes by DATA or by BDAT, not by both"));
            case State.Begun(Transaction letter) ->
                letter.recipients().isEmpty() ? answer(noRecipient()) : new Step.AcceptData(letter);
        };
    }

    /// RFC 5321 §3.3, and RFC 2033 §4.2 for LMTP.
    private Response noRecipient() {
        return Response.no(
                Reason.ILL_FORMED,
                premises.entrance().lmtp() ? 503 : 554,
                "5.5.1",
                "No valid recipients: send RCPT TO:<name@domain> first");
    }

    /// A chunk much larger than any letter is not even waited for.
    private Step chunk(Command.Bdat chunk) {
        if (chunk.size() > 2 * premises.limits().maxMessageSize().asLongValue()) {
            drop();
            return new Step.AnswerAndClose(Response.no(Reason.TOO_MUCH, 552, "5.3.4", "The message is too big"));
        }
        return switch (state) {
            case State.Unmet _, State.Ready _ -> new Step.DropChunk(chunk, FIRST_MAIL);
            case State.Chunking(Transaction letter) -> accepted(letter, chunk);
            case State.Begun(Transaction letter) -> {
                if (!letter.recipients().isEmpty()) yield accepted(letter, chunk);
                drop();
                yield new Step.DropChunk(chunk, noRecipient());
            }
        };
    }

    private Step accepted(Transaction letter, Command.Bdat chunk) {
        state = chunk.last() ? new State.Ready() : new State.Chunking(letter);
        return new Step.AcceptChunk(letter, chunk);
    }

    /// Forgets the letter that was begun.
    void drop() {
        if (!(state instanceof State.Unmet)) state = new State.Ready();
    }

    /// True between the first chunk of a letter and its last.
    boolean chunking() {
        return state instanceof State.Chunking;
    }

    /// True when the next line may be as long as credentials are.
    boolean mayAsk() {
        return Offers.mayAsk(premises, standing);
    }

    Standing standing() {
        return standing;
    }

    /// The letter's, for the log.
    String sender() {
        return switch (state) {
            case State.Unmet _, State.Ready _ -> "";
            case State.Begun(Transaction letter) -> letter.senderPath();
            case State.Chunking(Transaction letter) -> letter.senderPath();
        };
    }
}
