package org.carillon.lists;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.mail.Address;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Who is kept out: of one list by its moderators, of all lists by the admins of the site. Asked at every door:
/// when somebody joins, posts, writes a command or uses the pages.
@ApplicationScoped
public class Bans {
    /// Patterns of one list, which are tried one by one.
    static final int MOST_PATTERNS = 500;

    private static final long SITE = 0;
    private static final int LONGEST_REASON = 200;
    private static final String COLUMNS = "id, scope, kind, text, reason, banned_by, created_at";

    /// Where nobody is banned, which is nearly everywhere, a busy list is looked up once a second and not for
    /// each letter.
    private final Cache<Long, Boolean> any = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(1))
            .maximumSize(10_000)
            .build();

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final Trail trail;
    private final SiteTrail siteTrail;
    private final Banished banished;

    Bans(Sql sql, Ids ids, Clock clock, Trail trail, SiteTrail siteTrail, Banished banished) {
        this.banished = banished;
        this.siteTrail = siteTrail;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.trail = trail;
    }

    /// False when it stood there before; then nothing is changed. Whoever waits or is invited under it does so no
    /// longer.
    ///
    /// @param list null: all lists
    /// @param who an address, a domain, or a pattern with `*`
    /// @throws SettingException when it means nobody, everybody, or somebody who runs the list
    @Transactional
    public boolean add(@Nullable MailingList list, String who, String reason, By by) {
        BanText text = BanText.of(who);
        if (list != null) refuseStaff(list, text);
        if (text.kind() == BanText.Kind.PATTERN) refuseTooMany(scope(list));
        int added = sql.update(
                """
                insert into ban (id, scope, list_id, kind, text, reason, banned_by, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                ids.next(),
                scope(list),
                list == null ? null : list.id(),
                text.kind().word(),
                text.text(),
                PlainText.line(reason, LONGEST_REASON),
                by.who(),
                clock.instant());
        any.invalidateAll();
        if (added > 0) {
            note(list, by, "banned", text.toString());
            banished.clear(list, text, by);
        }
        return added > 0;
    }

    private void note(@Nullable MailingList list, By by, String action, String text) {
        if (list == null) siteTrail.add(by, action, text);
        else trail.add(list.id(), by, action, text);
    }

    private static void refuseStaff(MailingList list, BanText text) {
        var staff = new ArrayList<>(list.owners());
        staff.addAll(list.moderators());
        staff.stream().filter(text::means).findFirst().ifPresent(one -> {
            throw new SettingException(
                    text + " would keep out " + one + ", who helps to run the list; take that role away first.");
        });
    }

    private void refuseTooMany(long scope) {
        if (sql.number("select count(*) from ban where scope = ? and kind = 'pattern'", scope) < MOST_PATTERNS) return;
        throw new SettingException("There are " + MOST_PATTERNS
                + " patterns already; remove some, or ban addresses and domains, of which there may be any number.");
    }

    /// False when there is no such ban there.
    @Transactional
    public boolean lift(@Nullable MailingList list, long id, By by) {
        Optional<String> text = sql.first(
                "select kind, text from ban where id = ? and scope = ?",
                row -> new BanText(BanText.Kind.of(row.getString(1)), row.getString(2)).toString(),
                id,
                scope(list));
        boolean gone = sql.update("delete from ban where id = ? and scope = ?", id, scope(list)) > 0;
        if (gone) note(list, by, "ban lifted", text.orElse(""));
        return gone;
    }

    /// The bans of a list (null: those of the site) in the order in which they came, behind that number.
    public List<Ban> page(@Nullable MailingList list, long after, int limit) {
        return sql.list(
                "select " + COLUMNS + " from ban where scope = ? and id > ? order by id limit ?",
                Bans::ban,
                scope(list),
                after,
                limit);
    }

    public long count(@Nullable MailingList list) {
        return sql.number("select count(*) from ban where scope = ?", scope(list));
    }

    /// The ban that keeps this address out of the list, its own or one of the site.
    public Optional<Ban> of(long listId, Address address) {
        if (!any(SITE) && !any(listId)) return Optional.empty();
        String[] texts = BanText.candidates(address).toArray(String[]::new);
        Optional<Ban> exact = sql.first(
                "select " + COLUMNS + " from ban where scope in (?, ?) and text = any(?)",
                Bans::ban,
                SITE,
                listId,
                texts);
        return exact.or(() -> patterns(listId).stream()
                .filter(one -> one.text().means(address))
                .map(Pattern::ban)
                .findFirst());
    }

    /// Those of many addresses who are kept out, by [Address#key].
    Set<String> among(long listId, List<Address> addresses) {
        if (!any(SITE) && !any(listId)) return Set.of();
        List<Pattern> patterns = patterns(listId);
        String[] texts = addresses.stream()
                .flatMap(a -> BanText.candidates(a).stream())
                .distinct()
                .toArray(String[]::new);
        var found = new HashSet<>(sql.list(
                "select text from ban where scope in (?, ?) and text = any(?)",
                row -> row.getString(1),
                SITE,
                listId,
                texts));
        var banned = new HashSet<String>();
        for (Address address : addresses) {
            boolean out = BanText.candidates(address).stream().anyMatch(found::contains)
                    || patterns.stream().anyMatch(p -> p.text().means(address));
            if (out) banned.add(address.key());
        }
        return banned;
    }

    private boolean any(long scope) {
        return any.get(
                scope,
                s -> sql.first("select 1 from ban where scope = ? limit 1", row -> true, s)
                        .isPresent());
    }

    private record Pattern(BanText text, Ban ban) {}

    private List<Pattern> patterns(long listId) {
        return sql.list(
                "select " + COLUMNS + " from ban where scope in (?, ?) and kind = 'pattern' order by id limit ?",
                row -> new Pattern(new BanText(BanText.Kind.PATTERN, row.getString("text")), ban(row)),
                SITE,
                listId,
                2 * MOST_PATTERNS);
    }

    private static long scope(@Nullable MailingList list) {
        return list == null ? SITE : list.id();
    }

    private static Ban ban(ResultSet row) throws SQLException {
        var text = new BanText(BanText.Kind.of(row.getString("kind")), row.getString("text"));
        return new Ban(
                row.getLong("id"),
                row.getLong("scope") == SITE,
                text.toString(),
                row.getString("reason"),
                row.getString("banned_by"),
                Sql.instant(row, "created_at"));
    }
}
