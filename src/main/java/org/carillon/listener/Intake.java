package org.carillon.listener;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.carillon.mail.Envelope;
import org.carillon.mail.Submission;
import org.carillon.people.Person;
import org.carillon.smtp.ChunkReader;
import org.carillon.smtp.Command;
import org.carillon.smtp.DataText;
import org.carillon.smtp.Reply;
import org.carillon.smtp.TextBounds;
import org.carillon.spool.Acceptance;
import org.carillon.spool.Incoming;
import org.carillon.store.DatabaseException;
import org.carillon.trust.ProvenanceText;
import org.carillon.trust.refusals.Reason;
import org.jspecify.annotations.Nullable;

/// Takes in the text of one message and hands it to the spool. The 250 it returns is the promise of RFC 5321
/// §6.1: from then on the letter is ours.
final class Intake {
    private static final Reply GO_AHEAD =
            Reply.plain(354, "Send the message; end it with a line that holds only a dot");
    private static final Response AWAY = Response.no(
            Reason.OUR_FAULT, 451, "4.3.0", "The letter cannot be stored at the moment, please try again later");

    private final Premises premises;
    private final TextBounds bounds;
    private final Inquiry inquiry;
    private final Caller caller;
    private final Fates fates;
    private @Nullable Chunks chunks;

    /// A message between its first chunk and its last, and the memory it takes.
    private record Chunks(ChunkReader message, DataMemory.Share share) {}

    Intake(Premises premises, Inquiry inquiry, Fates fates) {
        this.premises = premises;
        this.inquiry = inquiry;
        this.bounds = bounds(premises.limits());
        this.caller = inquiry.caller();
        this.fates = fates;
    }

    private static TextBounds bounds(Limits limits) {
        long size = limits.maxMessageSize().asLongValue();
        long header = Math.min(size, limits.maxHeaderSize().asLongValue());
        return new TextBounds(
                Math.toIntExact(size), Math.toIntExact(header), limits.maxHeaderFields(), limits.maxHops());
    }

    /// The answer to the final dot.
    Response take(Wire wire, Transaction transaction, Standing standing) throws IOException {
        wire.say(GO_AHEAD);
        try (DataMemory.Share share = premises.inside().memory().share(caller.address())) {
            return answer(wire.text(bounds, share), transaction, standing);
        }
    }

    /// The answer to a chunk. The message is kept between chunks until the last one, a fault, or [#forget].
    Response take(Wire wire, Step.AcceptChunk step, Standing standing) throws IOException {
        if (chunks == null) {
            wire.textBegins();
            DataMemory.Share share = premises.inside().memory().share(caller.address());
            chunks = new Chunks(new ChunkReader(bounds, share), share);
        }
        ChunkReader message = chunks.message();
        Optional<DataText.Fault> fault = wire.chunk(message, step.chunk().size());
        if (fault.isEmpty() && !step.chunk().last()) {
            return Response.yes(250, "2.0.0", step.chunk().size() + " octets received");
        }
        try {
            return fault.isPresent() ? Response.of(fault.get()) : answer(message.whole(), step.transaction(), standing);
        } finally {
            forget();
        }
    }

    /// Reads a chunk that nobody wants.
    void pass(Wire wire, Command.Bdat chunk) throws IOException {
        wire.textBegins();
        wire.chunk(new ChunkReader(TextBounds.of(0), octets -> false), chunk.size());
    }

    /// Lets go of a message whose last chunk will not come.
    void forget() {
        if (chunks != null) chunks.share().close();
        chunks = null;
    }

    private Response answer(DataText text, Transaction transaction, Standing standing) {
        return switch (text) {
            case DataText.Faulty faulty -> Response.of(faulty.fault());
            case DataText.Whole whole -> stored(whole.bytes(), transaction, standing);
        };
    }

    private Response stored(byte[] bytes, Transaction transaction, Standing standing) {
        @Nullable Person person = standing.person();
        if (person == null) return stored(bytes, transaction, standing, OptionalLong.empty());
        Submission submission;
        try {
            submission = submission(bytes, person);
        } catch (PeopleAwayException away) {
            return AWAY;
        }
        return switch (submission) {
            case Submission.Fixed fixed -> stored(fixed.bytes(), transaction, standing, OptionalLong.of(person.id()));
            case Submission.Refused refused -> Response.no(Reason.NOT_THEIRS, 550, "5.7.1", refused.sentence());
        };
    }

    private Submission submission(byte[] bytes, Person person) {
        String id = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
        var now = premises.instruments().clock().instant();
        var stamp = new Submission.Stamp("<" + now.toEpochMilli() + "." + id + "@" + premises.hostname() + ">", now);
        return Submission.of(bytes, address -> premises.inside().registry().theirs(person, address), stamp);
    }

    private Response stored(byte[] bytes, Transaction transaction, Standing standing, OptionalLong submitter) {
        Envelope envelope = transaction.envelope();
        Border.Ruling ruling;
        try {
            ruling = premises.inside().border().look(premises, inquiry, standing, envelope, bytes);
        } catch (DatabaseException away) {
            return AWAY;
        }
        return switch (ruling) {
            case Border.Ruling.Stop stop -> {
                fates.letterOf(stop.author());
                yield stop.response();
            }
            case Border.Ruling.Pass pass -> stored(pass, transaction, envelope, standing, submitter);
        };
    }

    private Response stored(
            Border.Ruling.Pass pass,
            Transaction transaction,
            Envelope envelope,
            Standing standing,
            OptionalLong submitter) {
        Trace trace = Trace.of(premises, caller, standing, envelope);
        String above = pass.field() + trace.field();
        var letter = new Incoming(envelope, pass.bytes(), above, ProvenanceText.of(pass.provenance()), submitter);
        return switch (premises.inside().inbox().accept(letter)) {
            case Acceptance.Stored stored -> {
                fates.accepted(stored.messageId(), trace.id(), transaction, pass.bytes().length, standing);
                yield Response.yes(250, "2.0.0", "Queued as " + stored.messageId());
            }
            case Acceptance.NoRoom _ -> SenderCheck.NO_ROOM;
            case Acceptance.Away _ -> AWAY;
        };
    }
}
