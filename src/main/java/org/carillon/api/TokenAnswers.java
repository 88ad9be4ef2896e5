package org.carillon.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.function.Predicate;
import org.carillon.lists.Actor;
import org.carillon.lists.Token;
import org.carillon.lists.TokenGrants;
import org.carillon.lists.Tokens;
import org.jspecify.annotations.Nullable;

/// What is the same for the tokens of a list, of a domain and of the site.
@ApplicationScoped
class TokenAnswers {
    /// @param domain empty: all domains
    /// @param list empty: all lists of the domain
    /// @param by who made it
    /// @param used within five minutes; null: never
    /// @param expires null: never
    public record Entry(
            long id,
            String name,
            String role,
            String domain,
            String list,
            Instant since,
            String by,
            @Nullable Instant used,
            @Nullable Instant expires) {
        static Entry of(Token t) {
            var life = t.life();
            Actor.Grant grant = t.grant();
            return new Entry(
                    t.id(),
                    t.name(),
                    t.role(),
                    grant.domain(),
                    grant.listAddress(),
                    life.since(),
                    t.by(),
                    life.used(),
                    life.until());
        }
    }

    /// @param token the secret itself, which exists nowhere else
    /// @param expires null: never
    public record Made(
            long id,
            String name,
            String role,
            String domain,
            String list,
            @Nullable Instant expires,
            String token) {
        static Made of(Tokens.Made made) {
            Entry e = Entry.of(made.token());
            return new Made(e.id(), e.name(), e.role(), e.domain(), e.list(), e.expires(), made.secret());
        }
    }

    private final Tokens tokens;
    private final TokenGrants grants;
    private final Caller caller;

    TokenAnswers(Tokens tokens, TokenGrants grants, Caller caller) {
        this.tokens = tokens;
        this.grants = grants;
        this.caller = caller;
    }

    Response page(Token.Reach reach, Paging paging, UriInfo uri) {
        var page = tokens.page(reach, paging.after(0), paging.limit()).stream()
                .map(Entry::of)
                .toList();
        return paging.answer(page, uri, Entry::id);
    }

    Response make(@Nullable String name, @Nullable String role, String domain, String list, @Nullable Integer days) {
        String plain = Wanted.line("name", Wanted.field("name", name));
        Actor.Grant grant = grants.grant(caller.actor(), Wanted.field("role", role), domain, list);
        if (days != null && days == 0) throw Refusal.invalid("days must be 1 to " + Tokens.MOST_DAYS + ", or missing.");
        Tokens.Made made = tokens.make(plain, grant, days == null ? 0 : days, caller.maker());
        return Response.status(201)
                .header("Cache-Control", "no-store")
                .entity(Made.of(made))
                .build();
    }

    /// @param among only one of these
    void withdraw(String id, Predicate<Actor.Grant> among) {
        long number = Wanted.id(id);
        boolean gone = tokens.find(number)
                .filter(token -> among.test(token.grant()))
                .filter(token -> tokens.withdraw(number, caller.actor().by()))
                .isPresent();
        if (!gone) throw Refusal.notFound("There is no token with the number " + id + " here.");
    }
}
