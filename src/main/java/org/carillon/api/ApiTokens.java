package org.carillon.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.domains.Secrets;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// The tokens of programs. Only the SHA-256 of each is kept, and they are found by it, so nothing about a wrong
/// token can be measured.
@ApplicationScoped
class ApiTokens {
    /// The only role so far: everything.
    static final String ADMIN = "admin";

    record Token(long id, String name, String role, Instant since) {}

    /// @param token the secret itself, which exists nowhere else
    record Made(long id, String name, String role, String token) {}

    private final Sql sql;
    private final Ids ids;
    private final Secrets secrets;

    ApiTokens(Sql sql, Ids ids, Secrets secrets) {
        this.sql = sql;
        this.ids = ids;
        this.secrets = secrets;
    }

    Made make(String name, String role) {
        var made = new Made(ids.next(), name, role, secrets.token() + secrets.token());
        sql.update(
                "insert into api_token (id, name, role, hash) values (?, ?, ?, ?)",
                made.id(),
                name,
                role,
                Secrets.hash(made.token()));
        return made;
    }

    /// The name of the token, when it is one of ours.
    Optional<String> bearer(String token) {
        return sql.first(
                "select name from api_token where hash = ? and role = ?",
                row -> row.getString(1),
                Secrets.hash(token),
                ADMIN);
    }

    List<Token> page(long after, int limit) {
        return sql.list(
                "select id, name, role, created_at from api_token where id > ? order by id limit ?",
                ApiTokens::token,
                after,
                limit);
    }

    boolean withdraw(long id) {
        return sql.update("delete from api_token where id = ?", id) > 0;
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getLong("id"), row.getString("name"), row.getString("role"), Sql.instant(row, "created_at"));
    }
}
