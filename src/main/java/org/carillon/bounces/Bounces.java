package org.carillon.bounces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.lists.Member;
import org.carillon.lists.Members;
import org.carillon.lists.ReturnPaths;
import org.carillon.mail.Address;
import org.carillon.mail.Message;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// The record of letters that members did not get. Whose bounce it is, the return path tells; nothing in the
/// letter is trusted for that.
@ApplicationScoped
public class Bounces {
    /// One entry of the record.
    public record Event(
            long id, long memberId, String address, String status, String kind, String reason, Instant at) {}

    /// How long an owner can ask why a member's letters came back.
    private static final Duration MEMORY = Duration.ofDays(365);

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final ReturnPaths returnPaths;
    private final Members members;

    Bounces(Sql sql, Ids ids, Clock clock, ReturnPaths returnPaths, Members members) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.returnPaths = returnPaths;
        this.members = members;
    }

    /// Takes a letter to `chess-bounces+TAG.MAC`.
    ///
    /// @param argument `TAG.MAC`; empty for letters to the plain `chess-bounces`
    @Transactional
    public BounceOutcome arrived(long listId, String argument, Message message) {
        if (argument.isEmpty()) return new BounceOutcome.Discarded("the return path names no member");
        Optional<String> tag = returnPaths.tag(listId, argument);
        if (tag.isEmpty()) return new BounceOutcome.Discarded("the return path is not one of ours");
        Optional<Member> member = members.findTag(listId, tag.get());
        if (member.isEmpty()) return new BounceOutcome.Discarded("the member has left");
        return record(member.get(), BounceReader.read(message).getFirst());
    }

    /// Takes a copy that our own delivery could not hand over. False when there is no such member any more.
    ///
    /// @param tag the member's tag, as it was given to the copy
    /// @param status such as `5.1.1`; may be empty
    @Transactional
    public boolean failed(long listId, String tag, Address address, String status, String reply) {
        Optional<Member> member = members.findTag(listId, tag);
        if (member.isEmpty()) return false;
        String best = Phrases.status(status, reply);
        String known = best.isEmpty() ? "5.0.0" : best;
        record(
                member.get(),
                new BouncedRecipient(address.key(), known, Phrases.kind(known, reply), Phrases.line(reply)));
        return true;
    }

    /// The newest entries of a member.
    public List<Event> of(Member member, int limit) {
        return sql.list("""
                select id, member_id, address, status, kind, reason, received_at from bounce_event
                where list_id = ? and member_id = ? order by id desc limit ?""", Bounces::event, member.listId(), member.id(), limit);
    }

    /// Forgets entries older than a year. Returns how many.
    public int sweep() {
        return sql.update(
                "delete from bounce_event where received_at < ?",
                clock.instant().minus(MEMORY));
    }

    private BounceOutcome record(Member member, BouncedRecipient what) {
        boolean worthIt = what.kind().failure() || what.kind() == BounceKind.COMPLAINT;
        if (!worthIt)
            return new BounceOutcome.Discarded(
                    "it tells of no failure (" + what.kind().word() + ")");
        sql.update(
                """
                insert into bounce_event (id, list_id, member_id, address, status, kind, reason, received_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                ids.next(),
                member.listId(),
                member.id(),
                member.address().key(),
                what.status(),
                what.kind().word(),
                what.reason(),
                clock.instant());
        return new BounceOutcome.Recorded(member.address(), what);
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong("id"),
                row.getLong("member_id"),
                row.getString("address"),
                row.getString("status"),
                row.getString("kind"),
                row.getString("reason"),
                Sql.instant(row, "received_at"));
    }
}
