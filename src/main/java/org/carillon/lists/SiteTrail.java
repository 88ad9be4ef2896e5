package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// Who changed what about the site, and to no list of its own: bans from all lists, tokens, those who run a domain.
/// See [Trail] for what is done to lists.
@ApplicationScoped
public class SiteTrail {
    private final Sql sql;
    private final Ids ids;
    private final Clock clock;

    SiteTrail(Sql sql, Ids ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    void add(By by, String action, String subject) {
        sql.update(
                "insert into site_audit (id, at, actor, channel, client, action, subject) values (?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                clock.instant(),
                Trail.cut(by.who()),
                by.channel().word(),
                Trail.cut(by.from()),
                action,
                Trail.cut(subject));
    }

    /// The newest entries behind that mark.
    public List<Trail.Entry> page(Trail.Mark behind, int limit) {
        return sql.list("""
                select id, at, actor, channel, client, action, subject, 1 as people from site_audit
                where at <= ? and (at < ? or id < ?) order by at desc, id desc limit ?""", Trail::entry, behind.at(), behind.at(), behind.id(), limit);
    }

    /// As [Trail#find] does it.
    public Trail.Found find(Trail.Mark behind, String start, int limit) {
        return new TrailSearch(start, many -> Map.of()).among(page(behind, Trail.WINDOW), limit);
    }

    /// Forgets what is older. Returns how many entries went.
    int forget(Instant before) {
        return sql.update("delete from site_audit where at < ?", before);
    }
}
