package org.carillon.listener;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import org.carillon.smtp.Command;
import org.carillon.smtp.CommandParser;
import org.carillon.smtp.Line;
import org.carillon.smtp.Reply;

/// One SMTP connection from greeting to goodbye, on a thread of its own: read a line, understand it, answer.
final class Session implements Runnable {
    private static final Reply TALKED_FIRST = Reply.of(554, "5.5.0", "Please wait for the greeting");
    private static final Reply TALKED_ON = Reply.of(554, "5.5.0", "Please wait for the answer before you go on");
    private static final Reply TOO_LONG = Reply.of(500, "5.5.2", "The line is too long");
    private static final Reply LONE_LINE_END =
            Reply.of(500, "5.5.2", "A line ends with CR LF: a lone CR or LF, or a NUL, is not accepted");
    private static final Reply ENOUGH = Reply.of(421, "4.7.0", "Too many errors, goodbye");
    private static final Reply OUR_FAULT = Reply.of(421, "4.3.0", "Something went wrong here, please try again later");

    private final Wire wire;
    private final Premises premises;
    private final Duration pregreet;
    private final Doorkeeper keeper;
    private final Fates fates;
    private final Intake intake;
    private final Dialogue dialogue;
    private final Misdeeds misdeeds;

    Session(Wire wire, Caller caller, Premises premises, Doorkeeper keeper, Duration pregreet) {
        this.wire = wire;
        this.premises = premises;
        this.pregreet = pregreet;
        this.keeper = keeper;
        this.fates = new Fates(premises, caller);
        this.intake = new Intake(premises, caller, fates);
        this.dialogue = new Dialogue(premises);
        this.misdeeds = new Misdeeds(premises.limits());
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
            fates.refused(ours.reply(), "", dialogue.sender());
            lastWords(ours.reply());
        } catch (RuntimeException mistake) {
            fates.broken(mistake);
            lastWords(OUR_FAULT);
        }
    }

    private boolean greet() throws IOException {
        if (wire.talksWithin(pregreet)) {
            fates.refused(TALKED_FIRST, "before the greeting", "");
            return lastWords(TALKED_FIRST);
        }
        wire.say(Reply.plain(220, premises.hostname() + " ESMTP Carillon"));
        return true;
    }

    /// One line and its answer; false when the conversation is over.
    private boolean turn() throws IOException, InterruptedException {
        return switch (wire.line(patience())) {
            case Line.Closed _ -> false;
            case Line.TooLong _ -> obey("(a long line)", new Command.Malformed(TOO_LONG));
            case Line.Forbidden _ -> obey("(a lone line end or NUL)", new Command.Malformed(LONE_LINE_END));
            case Line.Text line -> heard(line.text());
        };
    }

    private boolean heard(String line) throws IOException, InterruptedException {
        Command command = CommandParser.parse(line);
        return obey(Fates.shown(line, command), command);
    }

    private Duration patience() {
        return keeper.stressed()
                ? premises.limits().stressTimeout()
                : premises.limits().commandTimeout();
    }

    private boolean obey(String said, Command command) throws IOException, InterruptedException {
        misdeeds.heard(command);
        String from = dialogue.sender();
        Step step = step(command);
        if (!(step instanceof Step.AcceptChunk) && !dialogue.chunking()) intake.forget();
        return switch (step) {
            case Step.Answer answer -> answer(answer.reply(), said, from);
            case Step.AnswerAndClose answer -> {
                if (!answer.reply().positive()) fates.refused(answer.reply(), said, from);
                yield lastWords(answer.reply());
            }
            case Step.AcceptData data -> {
                Reply reply = intake.take(wire, data.transaction(), dialogue.greeting());
                if (reply.positive()) misdeeds.forgive();
                yield answer(reply, "the message", from);
            }
            case Step.AcceptChunk chunk -> {
                Reply reply = intake.take(wire, chunk, dialogue.greeting());
                if (!reply.positive()) dialogue.drop();
                else if (chunk.chunk().last()) misdeeds.forgive();
                yield answer(reply, "the message", from);
            }
            case Step.DropChunk chunk -> {
                intake.pass(wire, chunk.chunk());
                yield answer(chunk.reply(), said, from);
            }
        };
    }

    /// What follows EHLO or DATA before our answer was written for somebody else's ears (RFC 2920 §3.1).
    private Step step(Command command) throws IOException {
        boolean mustWait = command instanceof Command.Ehlo || command instanceof Command.Data;
        if (mustWait && wire.pending()) return new Step.AnswerAndClose(TALKED_ON);
        return dialogue.step(command);
    }

    private boolean answer(Reply reply, String said, String from) throws IOException, InterruptedException {
        if (reply.permanent()) misdeeds.error();
        if (reply.permanent() || reply.temporary()) fates.refused(reply, said, from);
        if (misdeeds.tooMany()) {
            fates.refused(ENOUGH, said, from);
            return lastWords(ENOUGH);
        }
        if (misdeeds.slow()) premises.instruments().sleeper().sleep(Duration.ofSeconds(1));
        wire.say(reply);
        return true;
    }

    private boolean lastWords(Reply reply) throws IOException {
        wire.say(reply);
        wire.hangUp();
        return false;
    }
}
