package org.carillon.trust.blocklist;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// Ends rests of lists on all nodes, when whoever runs the site has seen to it that a list answers again. Each wish is
/// written down under a number of its own, and each node looks for numbers that it has not seen yet.
@ApplicationScoped
public class Reveille {
    /// Before the list, in the table of what all nodes call by one name.
    private static final String WISH = "block-list-asked:";

    private final Sql sql;
    private final Ids ids;
    private final BlockLists lists;
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    Reveille(Sql sql, Ids ids, BlockLists lists) {
        this.sql = sql;
        this.ids = ids;
        this.lists = lists;
    }

    /// Ends the rest of a list, and says how it answers this node now; empty when no list has that name. Other nodes
    /// ask
    /// it again within seconds.
    public Optional<SelfTest> askAgain(String zone) {
        if (!lists.asks(zone)) return Optional.empty();
        write(WISH + zone, Long.toString(ids.next()));
        look();
        return lists.selfTest(zone);
    }

    private void write(String name, String wish) {
        if (sql.update("update house_name set text = ? where name = ?", wish, name) > 0) return;
        sql.update("insert into house_name (name, text) values (?, ?) on conflict do nothing", name, wish);
    }

    /// Does what was asked for on whatever node. Called every few seconds; a house without lists asks nobody.
    public void look() {
        if (lists.state().isEmpty()) return;
        List<Wish> wishes = sql.list(
                "select name, text from house_name where name like ?",
                row -> new Wish(row.getString("name").substring(WISH.length()), row.getString("text")),
                WISH + "%");
        for (Wish wish : wishes) {
            if (!wish.number().equals(seen.put(wish.zone(), wish.number()))) lists.wake(wish.zone());
        }
    }

    private record Wish(String zone, String number) {}
}
