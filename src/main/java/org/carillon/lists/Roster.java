package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.carillon.store.Sql;

/// Who is on a list, for those who may see it by the setting `roster`, without those who hide themselves. Who may is
/// asked
/// elsewhere ([Right#SEE_ROSTER]).
@ApplicationScoped
public class Roster {
    private final Sql sql;

    Roster(Sql sql) {
        this.sql = sql;
    }

    /// Those in the order in which they came, behind that number (0: from the first).
    public List<Member> page(long listId, long afterId, int limit) {
        return sql.list(
                "select " + Members.COLUMNS
                        + " from member where list_id = ? and id > ? and hidden = false order by list_id, id limit "
                        + limit,
                Members::member,
                listId,
                afterId);
    }
}
