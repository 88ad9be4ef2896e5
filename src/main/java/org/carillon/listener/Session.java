package org.carillon.listener;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import org.carillon.smtp.Command;
import org.carillon.smtp.CommandParser;
import org.carillon.smtp.Line;
import org.carillon.smtp.LineReader;
import org.carillon.smtp.Reply;
import org.carillon.trust.refusals.Reason;

/// One connection from greeting to goodbye, on a thread of its own: read a line, understand it, answer.
final class Session implements Runnable {
    private static final Response TALKED_FIRST =
            Response.no(Reason.PREGREET, 554, "5.5.0", "Please wait for the greeting");
    private static final Response TALKED_ON =
            Response.no(Reason.TALKED_ON, 554, "5.5.0", "Please wait for the answer before you go on");
    private static final Reply TOO_LONG = Reply.of(500, "5.5.2", "The line is too long");
    private static final Reply LONE_LINE_END =
            Reply.of(500, "5.5.2", "A line ends with CR LF: a lone CR or LF, or a NUL, is not accepted");
    private static final Reply NO_UTF8 = Reply.of(500, "5.5.2", "The line is not well-formed UTF-8");
    private static final Reply GO_SECURE = Reply.of(220, "2.0.0", "Go ahead with TLS");
    private static final Response ENOUGH = Response.no(Reason.ERRORS, 421, "4.7.0", "Too many errors, goodbye");
    private static final Reply OUR_FAULT = Reply.of(421, "4.3.0", "Something went wrong here, please try again later");

    private final Wire wire;
    private final Premises premises;
    private final Fates fates;
    private final Intake intake;
    private final Dialogue dialogue;
    private final Misdeeds misdeeds;
    private final AuthExchange exchange;
    /// Whether nothing may come of the client before the answer to the command at hand.
    private boolean mustWait;

    Session(Wire wire, Caller caller, Premises premises) {
        this.wire = wire;
        this.premises = premises;
        Inquiry inquiry = premises.inside()
                .border()
                .inquiry(caller, premises.instruments().nanos());
        this.dialogue = new Dialogue(premises, inquiry);
        this.fates = new Fates(premises, caller, () -> dialogue.standing().name());
        this.intake = new Intake(premises, inquiry, fates);
        this.misdeeds = new Misdeeds(premises.limits());
        this.exchange = new AuthExchange(this::line, wire, premises.inside().registry(), caller);
    }

    @Override
    public void run() {
        try (wire) {
            converse();
        } catch (EOFException gone) {
            fates.closed("by the client in the middle of a letter");
        } catch (IOException gone) {
            fates.closed(String.valueOf(gone.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            intake.forget();
        }
    }

    private void converse() throws IOException, InterruptedException {
        try {
            boolean open = greet();
            while (open) open = turn();
        } catch (Farewell ours) {
            fates.refused(ours.response(), "", dialogue.sender());
            lastWords(ours.response().reply());
        } catch (RuntimeException mistake) {
            fates.broken(mistake);
            lastWords(OUR_FAULT);
        }
    }

    private boolean greet() throws IOException {
        if (premises.entrance().implicitTls() && !handshake()) return false;
        if (wire.talksWithin(pregreet())) return sendAway(TALKED_FIRST, "before the greeting", "");
        wire.say(
                Reply.plain(220, premises.hostname() + " " + premises.entrance().protocol() + " Carillon"));
        return true;
    }

    /// People's mail programs and mail hosts of our own are not kept waiting.
    private Duration pregreet() {
        return premises.entrance() == Entrance.MX ? premises.limits().pregreet() : Duration.ZERO;
    }

    /// False when it failed: then the connection is of no more use, and nothing can be said on it.
    private boolean handshake() throws IOException {
        try {
            fates.secured(wire.secure(premises.keys().get()));
            return true;
        } catch (IOException failed) {
            fates.notSecured(failed);
            return false;
        }
    }

    /// One line and its answer; false when the conversation is over.
    private boolean turn() throws IOException, InterruptedException {
        return switch (line(dialogue.mayAsk() ? LineReader.MAX_AUTH_LINE : LineReader.MAX_LINE)) {
            case Line.Closed _ -> false;
            case Line.TooLong _ -> obey("(a long line)", unreadable(TOO_LONG));
            case Line.Forbidden _ -> obey("(a lone line end or NUL)", unreadable(LONE_LINE_END));
            case Line.IllFormed _ -> obey("(a line that is not UTF-8)", unreadable(NO_UTF8));
            case Line.Text line -> heard(line.text());
        };
    }

    private Command unreadable(Reply reply) {
        return wire.chunkFollows() ? new Command.MalformedBdat(reply) : new Command.Malformed(reply);
    }

    private Line line(int most) throws IOException {
        return wire.line(most);
    }

    private boolean heard(String line) throws IOException, InterruptedException {
        Command command = CommandParser.parse(line);
        boolean tooLong = line.length() > LineReader.MAX_LINE - 2 && !(command instanceof Command.Auth);
        if (tooLong) return obey("(a long line)", unreadable(TOO_LONG));
        return obey(Fates.shown(line, command), command);
    }

    private boolean obey(String said, Command command) throws IOException, InterruptedException {
        misdeeds.heard(command);
        mustWait = mustWait(command);
        String from = dialogue.sender();
        Step step = step(command);
        if (!(step instanceof Step.AcceptChunk) && !dialogue.chunking()) intake.forget();
        return switch (step) {
            case Step.Answer answer -> answer(judged(command, answer.response()), said, from);
            case Step.AnswerAndClose answer -> sendAway(answer.response(), said, from);
            case Step.AcceptData data -> {
                mustWait = false; // a group may begin with the text (RFC 2920 §3.1)
                yield answerEach(data.transaction(), intake.take(wire, data.transaction(), dialogue.standing()), from);
            }
            case Step.AcceptChunk chunk -> chunk(chunk, from);
            case Step.DropChunk chunk -> {
                intake.pass(wire, chunk.chunk());
                yield answer(chunk.response(), said, from);
            }
            case Step.BeginTls _ -> beginTls();
            case Step.AskIn ask -> signIn(ask.auth(), said);
        };
    }

    private Response judged(Command command, Response response) {
        boolean path = command instanceof Command.Mail
                || command instanceof Command.Rcpt
                || command instanceof Command.RcptPostmaster;
        if (path && response.reply().temporary()) misdeeds.putOff();
        return response;
    }

    /// What follows these commands before our answer was written for somebody else's ears (RFC 2920
    /// §3.1, RFC 4954 §4).
    private static boolean mustWait(Command command) {
        return command instanceof Command.Ehlo
                || command instanceof Command.Lhlo
                || command instanceof Command.Data
                || command instanceof Command.Auth;
    }

    private Step step(Command command) throws IOException {
        return talkedOn() ? new Step.AnswerAndClose(TALKED_ON) : dialogue.step(command);
    }

    private boolean talkedOn() throws IOException {
        return mustWait && wire.pending();
    }

    private boolean chunk(Step.AcceptChunk chunk, String from) throws IOException, InterruptedException {
        Response response = intake.take(wire, chunk, dialogue.standing());
        if (!response.positive()) dialogue.drop();
        if (chunk.chunk().last()) return answerEach(chunk.transaction(), response, from);
        return answer(response, "the message", from);
    }

    /// The answer to a whole message; LMTP wants one for each recipient (RFC 2033 §4.2).
    private boolean answerEach(Transaction letter, Response response, String from)
            throws IOException, InterruptedException {
        if (response.positive()) misdeeds.forgive();
        if (premises.entrance().lmtp()) {
            for (int i = 1; i < letter.recipients().size(); i++) wire.say(response.reply());
        }
        return answer(response, letter.named(), from);
    }

    private boolean beginTls() throws IOException {
        wire.forgetInput();
        wire.say(GO_SECURE);
        if (!handshake()) return false;
        dialogue.secured();
        return true;
    }

    private boolean signIn(Command.Auth auth, String said) throws IOException, InterruptedException {
        return switch (exchange.hold(auth)) {
            case AuthExchange.Outcome.Known _ when talkedOn() -> sendAway(TALKED_ON, said, "");
            case AuthExchange.Outcome.Known known -> {
                dialogue.signedIn(known.person());
                fates.signedIn(known.person());
                yield answer(Response.yes(235, "2.7.0", "Welcome"), said, "");
            }
            case AuthExchange.Outcome.Refused refused -> answer(refused.response(), said, "");
            case AuthExchange.Outcome.TalkedOn _ -> sendAway(TALKED_ON, said, "");
            case AuthExchange.Outcome.Gone _ -> false;
        };
    }

    private boolean answer(Response response, String said, String from) throws IOException, InterruptedException {
        if (response.reply().permanent()) misdeeds.error();
        if (response.refuses()) fates.refused(response, said, from);
        if (misdeeds.tooMany()) return sendAway(ENOUGH, said, from);
        if (misdeeds.slow()) premises.instruments().sleeper().sleep(Duration.ofSeconds(1));
        if (talkedOn()) return sendAway(TALKED_ON, said, from);
        wire.say(response.reply());
        return true;
    }

    private boolean sendAway(Response response, String said, String from) throws IOException {
        if (response.refuses()) fates.refused(response, said, from);
        return lastWords(response.reply());
    }

    private boolean lastWords(Reply reply) throws IOException {
        wire.say(reply);
        wire.hangUp();
        return false;
    }
}
