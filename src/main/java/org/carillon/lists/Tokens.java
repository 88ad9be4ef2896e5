package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.domains.Secrets;
import org.carillon.mail.Address;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// The tokens of programs, and what each may. Only the SHA-256 of each is kept, and they are found by it, so
/// nothing about a wrong token can be measured.
@ApplicationScoped
public class Tokens {
    /// The most days that one can be asked to live; one that was asked for none does not end.
    public static final int MOST_DAYS = 3650;

    private static final int MAX_NAME = 200;
    /// For one list, or for one domain.
    private static final int MOST = 100;
    /// When it was used is written down that often at most.
    private static final Duration USED = Duration.ofMinutes(5);

    private static final String COLUMNS = """
            t.id, t.name, t.role, coalesce(t.domain, l.domain, '') as domain, coalesce(l.local, '') as local,
            t.created_at, t.last_used_at, t.expires_at, t.made_by, t.person_id, t.parent_id
            from api_token t left join mailing_list l on l.id = t.list_id""";

    /// @param secret exists nowhere else
    public record Made(Token token, String secret) {}

    private final Sql sql;
    private final Ids ids;
    private final Secrets secrets;
    private final Clock clock;
    private final TokenGrants grants;
    private final Trail trail;
    private final SiteTrail siteTrail;

    Tokens(Sql sql, Ids ids, Secrets secrets, Clock clock, TokenGrants grants, Trail trail, SiteTrail siteTrail) {
        this.sql = sql;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
        this.grants = grants;
        this.trail = trail;
        this.siteTrail = siteTrail;
    }

    /// @param days until it ends; 0: never
    /// @throws SettingException when the name is none, the days are too many, there are very many already, or the
    ///     list has gone
    @Transactional
    public Made make(String name, Actor.Grant grant, int days, Token.Maker maker) {
        if (name.isBlank() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new SettingException(
                    "Give the token a name: one line of at most " + MAX_NAME + " characters that says whose it is.");
        }
        if (days < 0 || days > MOST_DAYS) {
            throw new SettingException("A token ends after 1 to " + MOST_DAYS + " days, or never.");
        }
        Long list = listId(grant);
        String domain = list == null && !grant.domain().isEmpty() ? grant.domain() : null;
        refuseTooMany(list, domain);
        long id = ids.next();
        String secret = secrets.token() + secrets.token();
        Token parent = maker.parent();
        sql.update(
                """
                insert into api_token (id, name, role, hash, domain, list_id, made_by, created_at, expires_at,
                    person_id, parent_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                name.strip(),
                Token.word(grant.role()),
                Secrets.hash(secret),
                domain,
                list,
                maker.by().who(),
                clock.instant(),
                until(days, parent),
                maker.person(),
                parent == null ? null : parent.id());
        Token token = first("t.id = ?", id).orElseThrow();
        note(maker.by(), "token made", token);
        return new Made(token, secret);
    }

    private @Nullable Instant until(int days, @Nullable Token parent) {
        Instant own = days == 0 ? null : clock.instant().plus(Duration.ofDays(days));
        Instant most = parent == null ? null : parent.life().until();
        if (own == null || most == null) return own == null ? most : own;
        return own.isBefore(most) ? own : most;
    }

    private void refuseTooMany(@Nullable Long list, @Nullable String domain) {
        long there = list != null
                ? sql.number("select count(*) from api_token where list_id = ?", list)
                : domain == null ? 0 : sql.number("select count(*) from api_token where domain = ?", domain);
        if (there >= MOST) {
            throw new SettingException("There are " + MOST + " such tokens already; withdraw some that are not used.");
        }
    }

    private static @Nullable Long listId(Actor.Grant grant) {
        if (grant.list().isEmpty()) return null;
        Address address = new Address(grant.list(), grant.domain());
        return MailingList.at(address)
                .orElseThrow(() -> new SettingException("There is no list " + address + "."))
                .id();
    }

    private void note(By by, String action, Token token) {
        Long list = token.grant().list().isEmpty() ? null : listId(token.grant());
        if (list != null) trail.add(list, by, action, token.line());
        else if (token.grant().domain().isEmpty()) siteTrail.add(by, action, token.line());
        else siteTrail.add(by, action, token.line() + " for " + token.grant().domain());
    }

    /// The token with that secret, when it is one of ours, has not ended, and may still do what it was made for.
    public Optional<Token> bearer(String secret) {
        Instant now = clock.instant();
        Optional<Token> token = first("t.hash = ?", Secrets.hash(secret))
                .filter(t -> t.life().until() == null || now.isBefore(t.life().until()))
                .filter(t -> good(t));
        token.filter(t -> t.life().used() == null || t.life().used().isBefore(now.minus(USED)))
                .ifPresent(t -> sql.update("update api_token set last_used_at = ? where id = ?", now, t.id()));
        return token;
    }

    /// A list may have gone elsewhere since: what a token has made goes no further than that one does now.
    private boolean good(Token token) {
        if (!grants.good(token)) return false;
        Long parent = token.parent();
        if (parent == null) return true;
        return find(parent)
                .filter(p -> grants.may(p.grant(), token.grant()) && good(p))
                .isPresent();
    }

    private Optional<Token> first(String where, Object value) {
        return sql.list("select " + COLUMNS + " where " + where, Tokens::token, value).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// In the order in which they were made, behind that number (0: from the first).
    public List<Token> page(Token.Reach reach, long after, int limit) {
        return switch (reach) {
            case Token.Reach.Site() -> some("t.id > ?", after, limit);
            case Token.Reach.OfList(long id) -> some("t.list_id = ? and t.id > ?", id, after, limit);
            case Token.Reach.OfDomain(String domain) -> some("t.domain = ? and t.id > ?", domain, after, limit);
            case Token.Reach.Run(List<String> keys) -> {
                String[] own = keys.toArray(String[]::new);
                yield some("""
                        (t.list_id in (select list_id from list_owner where address_key = any(?))
                        or coalesce(t.domain, l.domain) in (select domain from domain_admin where address_key = any(?)))
                        and t.id > ?""", own, own, after, limit);
            }
        };
    }

    private List<Token> some(String where, Object... values) {
        return sql
                .list("select " + COLUMNS + " where " + where + " order by t.id limit ?", Tokens::token, values)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    public Optional<Token> find(long id) {
        return first("t.id = ?", id);
    }

    /// Ends it and all that it has made; false when there is none of that number.
    @Transactional
    public boolean withdraw(long id, By by) {
        var line = new ArrayList<Long>(List.of(id));
        for (int i = 0; i < line.size(); i++) {
            line.addAll(sql.list("select id from api_token where parent_id = ?", row -> row.getLong(1), line.get(i)));
        }
        List<Token> all = line.stream().flatMap(one -> find(one).stream()).toList();
        boolean gone = sql.update("delete from api_token where id = ?", id) > 0;
        if (gone) all.forEach(token -> note(by, "token withdrawn", token));
        return gone;
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /// Nothing for a row that names no reach: it must not become one for everything.
    private static Optional<Token> token(ResultSet row) throws SQLException {
        String word = row.getString("role");
        String domain = row.getString("domain");
        Optional<Role> role = Arrays.stream(Role.values())
                .filter(r -> Token.word(r).equals(word))
                .filter(r -> r == Role.SITE_ADMIN || !domain.isEmpty())
                .findFirst();
        if (role.isEmpty()) return Optional.empty();
        var life = new Token.Life(
                Sql.instant(row, "created_at"),
                Sql.optionalInstant(row, "last_used_at").orElse(null),
                Sql.optionalInstant(row, "expires_at").orElse(null));
        return Optional.of(new Token(
                row.getLong("id"),
                row.getString("name"),
                new Actor.Grant(role.get(), domain, row.getString("local")),
                life,
                row.getString("made_by"),
                number(row, "person_id"),
                number(row, "parent_id")));
    }
}
