package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.domains.Domains;
import org.carillon.domains.Secrets;
import org.carillon.mail.Address;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// The tokens of programs, and what each may. Only the SHA-256 of each is kept, and they are found by it, so
/// nothing about a wrong token can be measured.
@ApplicationScoped
public class Tokens {
    /// For the whole site; older than the other roles, hence not [Role#word].
    public static final String ADMIN = "admin";

    private static final int MAX_NAME = 200;

    private static final String COLUMNS = """
            t.id, t.name, t.role, coalesce(t.domain, l.domain, '') as domain, coalesce(l.local, '') as local,
            t.created_at, t.made_by from api_token t left join mailing_list l on l.id = t.list_id""";

    /// @param by who made it; empty for one from the time before that was written down
    public record Token(long id, String name, Actor.Grant grant, Instant since, String by) {
        public String role() {
            return word(grant.role());
        }
    }

    /// @param secret exists nowhere else
    public record Made(Token token, String secret) {}

    private final Sql sql;
    private final Ids ids;
    private final Secrets secrets;
    private final Domains domains;

    Tokens(Sql sql, Ids ids, Secrets secrets, Domains domains) {
        this.sql = sql;
        this.ids = ids;
        this.secrets = secrets;
        this.domains = domains;
    }

    /// A role as programs name it.
    public static String word(Role role) {
        return role == Role.SITE_ADMIN ? ADMIN : role.word();
    }

    /// What somebody asks for a token, with `domain` and `list` empty where they are not named.
    /// @throws SettingException when there is no such role, domain or list, or they do not fit together
    public Actor.Grant grant(String role, String domain, String list) {
        Role wanted = List.of(Role.SITE_ADMIN, Role.DOMAIN_ADMIN, Role.OWNER, Role.MODERATOR).stream()
                .filter(r -> word(r).equals(role))
                .findFirst()
                .orElseThrow(() -> new SettingException("The role must be admin, domain-admin, owner or moderator."));
        if (wanted == Role.SITE_ADMIN) return everything(domain + list);
        if (wanted == Role.DOMAIN_ADMIN && (domain.isEmpty() || !list.isEmpty())) {
            throw new SettingException("A token with the role domain-admin is for one domain: name it, and no list.");
        }
        if (domain.isEmpty() == list.isEmpty()) {
            throw new SettingException("A token with the role " + role
                    + " is for one list, or for all lists of one domain: name the one or the other.");
        }
        return list.isEmpty() ? new Actor.Grant(wanted, ours(domain), "") : on(wanted, Address.of(list));
    }

    private static Actor.Grant everything(String named) {
        if (named.isEmpty()) return Actor.Grant.SITE;
        throw new SettingException("A token with the role admin is for everything: name no domain and no list.");
    }

    private String ours(String domain) {
        return domains.all().stream()
                .filter(domain::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() ->
                        new SettingException("\"" + SettingValue.shown(domain) + "\" is not a domain of this server."));
    }

    private static Actor.Grant on(Role role, Address list) {
        Address there = MailingList.at(list)
                .orElseThrow(() -> new SettingException("There is no list " + list + "."))
                .address();
        return new Actor.Grant(role, there.domain(), there.local());
    }

    /// @throws SettingException when the name is none, or the list has gone meanwhile
    public Made make(String name, Actor.Grant grant, By by) {
        if (name.isBlank() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new SettingException(
                    "Give the token a name: one line of at most " + MAX_NAME + " characters that says whose it is.");
        }
        long id = ids.next();
        String secret = secrets.token() + secrets.token();
        sql.update(
                "insert into api_token (id, name, role, hash, domain, list_id, made_by) values (?, ?, ?, ?, ?, ?, ?)",
                id,
                name.strip(),
                word(grant.role()),
                Secrets.hash(secret),
                grant.list().isEmpty() && !grant.domain().isEmpty() ? grant.domain() : null,
                listId(grant),
                by.who());
        return new Made(first("t.id = ?", id).orElseThrow(), secret);
    }

    private static @Nullable Long listId(Actor.Grant grant) {
        if (grant.list().isEmpty()) return null;
        Address address = new Address(grant.list(), grant.domain());
        return MailingList.at(address)
                .orElseThrow(() -> new SettingException("There is no list " + address + "."))
                .id();
    }

    /// The token with that secret, when it is one of ours.
    public Optional<Token> bearer(String secret) {
        return first("t.hash = ?", Secrets.hash(secret));
    }

    private Optional<Token> first(String where, Object value) {
        return sql.list("select " + COLUMNS + " where " + where, Tokens::token, value).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// In the order in which they were made.
    public List<Token> page(long after, int limit) {
        return sql
                .list("select " + COLUMNS + " where t.id > ? order by t.id limit ?", Tokens::token, after, limit)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    public boolean withdraw(long id) {
        return sql.update("delete from api_token where id = ?", id) > 0;
    }

    /// Nothing for a row that names no reach: it must not become one for everything.
    private static Optional<Token> token(ResultSet row) throws SQLException {
        String word = row.getString("role");
        String domain = row.getString("domain");
        Optional<Role> role = List.of(Role.values()).stream()
                .filter(r -> word(r).equals(word))
                .filter(r -> r == Role.SITE_ADMIN || !domain.isEmpty())
                .findFirst();
        if (role.isEmpty()) return Optional.empty();
        var grant = new Actor.Grant(role.get(), domain, row.getString("local"));
        return Optional.of(new Token(
                row.getLong("id"),
                row.getString("name"),
                grant,
                Sql.instant(row, "created_at"),
                row.getString("made_by")));
    }
}
