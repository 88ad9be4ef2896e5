package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// Work on many members that somebody waits for, such as a file that is read in: how far it is, on whichever node it is
/// done, and what came of it.
@ApplicationScoped
public class MemberWork {
    /// Who does the work says so more often than that, or is gone.
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final Duration MEMORY = Duration.ofDays(30);
    private static final int LONGEST = 20_000;

    public enum State {
        RUNNING,
        DONE,
        /// What is wrong stands in the report.
        FAILED,
        /// Its server has ended in the midst of it.
        LOST
    }

    /// @param title for people: the name of the file, or what is done
    /// @param total bytes or members; 0 when nobody knows
    /// @param report sentences, one a line
    public record Work(long id, String title, State state, long total, long done, String report, Instant startedAt) {}

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;

    MemberWork(Sql sql, Ids ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(TxType.REQUIRES_NEW)
    public long begin(MailingList list, String title, long total, By by) {
        long id = ids.next();
        Instant now = clock.instant();
        sql.update("delete from member_work where seen_at < ?", now.minus(MEMORY));
        sql.update("""
                insert into member_work (id, list_id, title, state, total, done, report, actor, started_at, seen_at)
                values (?, ?, ?, 'running', ?, 0, '', ?, ?, ?)""", id, list.id(), PlainText.line(title, 200), total, PlainText.line(by.who(), 200), now, now);
        return id;
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void progress(long id, long done) {
        sql.update("update member_work set done = ?, seen_at = ? where id = ?", done, clock.instant(), id);
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void end(long id, State state, String report) {
        String cut = report.substring(0, Math.min(LONGEST, report.length()));
        sql.update(
                "update member_work set state = ?, report = ?, seen_at = ? where id = ?",
                state.name().toLowerCase(Locale.ROOT),
                cut,
                clock.instant(),
                id);
    }

    public Optional<Work> find(long listId, long id) {
        return sql.first("select * from member_work where list_id = ? and id = ?", this::work, listId, id);
    }

    /// The work of that list that goes on now.
    public Optional<Work> running(long listId) {
        return sql
                .list(
                        "select * from member_work where list_id = ? and state = 'running' order by id desc limit 5",
                        this::work,
                        listId)
                .stream()
                .filter(work -> work.state() == State.RUNNING)
                .findFirst();
    }

    private Work work(ResultSet row) throws SQLException {
        State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        boolean silent = Sql.instant(row, "seen_at").isBefore(clock.instant().minus(SILENCE));
        return new Work(
                row.getLong("id"),
                row.getString("title"),
                state == State.RUNNING && silent ? State.LOST : state,
                row.getLong("total"),
                row.getLong("done"),
                row.getString("report"),
                Sql.instant(row, "started_at"));
    }
}
