package org.carillon.vacation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// What became of the letters that came while somebody was away: why did Ana get no reply? The newest few hundred
/// of each person are kept.
@ApplicationScoped
public class Decisions {
    /// The outcome of a letter that was answered.
    public static final String ANSWERED = "answered";

    private static final int KEPT = 200;
    /// So that not every letter tidies up.
    private static final int SLACK = 50;

    private static final int MAX_OUTCOME = 200;

    /// @param sender of the envelope, empty for a bounce
    /// @param outcome [#ANSWERED], or why not
    public record Decided(long id, Instant at, String sender, String outcome) {
        public boolean answered() {
            return outcome.equals(ANSWERED);
        }
    }

    private final Sql sql;
    private final Ids ids;

    Decisions(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    void note(long personId, Instant at, @Nullable Address sender, String outcome) {
        String who = sender == null ? "" : sender.toString();
        String what = outcome.substring(0, Math.min(MAX_OUTCOME, outcome.length()));
        sql.update(
                "insert into vacation_decision (id, person_id, decided_at, sender, outcome) values (?, ?, ?, ?, ?)",
                ids.next(),
                personId,
                at,
                who,
                what);
        long kept = sql.number("select count(*) from vacation_decision where person_id = ?", personId);
        if (kept > KEPT + SLACK) tidy(personId);
    }

    private void tidy(long personId) {
        sql.update("""
                delete from vacation_decision where person_id = ? and id not in (
                    select id from vacation_decision where person_id = ? order by decided_at desc, id desc limit ?)""", personId, personId, KEPT);
    }

    /// The newest first.
    public List<Decided> newest(long personId, int most) {
        return sql.list("""
                select id, decided_at, sender, outcome from vacation_decision
                where person_id = ? order by decided_at desc, id desc limit ?""", Decisions::read, personId, most);
    }

    /// Those before that one, the newest first; none when it is not kept any more.
    public List<Decided> before(long personId, long id, int most) {
        return sql.list("""
                select d.id, d.decided_at, d.sender, d.outcome from vacation_decision d
                join vacation_decision last on last.id = ? and last.person_id = d.person_id
                where d.person_id = ?
                    and (d.decided_at < last.decided_at or (d.decided_at = last.decided_at and d.id < last.id))
                order by d.decided_at desc, d.id desc limit ?""", Decisions::read, id, personId, most);
    }

    private static Decided read(ResultSet row) throws SQLException {
        return new Decided(
                row.getLong("id"), Sql.instant(row, "decided_at"), row.getString("sender"), row.getString("outcome"));
    }
}
