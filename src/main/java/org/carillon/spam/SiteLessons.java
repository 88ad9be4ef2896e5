package org.carillon.spam;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.mail.Message;
import org.carillon.store.Sql;

/// How often one person may teach the filter of the site. Their own filter learns all that they
/// say; that of the site, which speaks for everybody, only some letters a day of each person, or
/// one account that was stolen could teach it nonsense.
@ApplicationScoped
class SiteLessons {
    private static final Duration DAY = Duration.ofDays(1);

    private final Sql sql;
    private final Clock clock;
    private final SpamConfig config;

    SiteLessons(Sql sql, Clock clock, SpamConfig config) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
    }

    /// Takes one of the day's lessons for a letter that the person's filter has just learned. Who
    /// changes his mind about a letter of that day needs no second one.
    ///
    /// @param scope the person's
    /// @return false when there is none left
    @Transactional
    public boolean take(String scope, Message message) {
        Optional<Long> person =
                sql.first("select id from spam_scope where name = ? for update", row -> row.getLong(1), scope);
        if (person.isEmpty()) return false;
        long id = person.get();
        String letter = Fingerprint.of(message);
        Instant since = clock.instant().minus(DAY);
        String given = "select count(*) from spam_learned where scope_id = ? and site_at > ?";
        if (sql.number(given + " and letter = ?", id, since, letter) > 0) return true;
        if (sql.number(given, id, since) >= config.siteLessons()) return false;
        String give = "update spam_learned set site_at = ? where scope_id = ? and letter = ?";
        return sql.update(give, clock.instant(), id, letter) > 0;
    }
}
