package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.carillon.lists.Role;
import org.carillon.lists.Token;
import org.carillon.lists.Tokens;
import org.jspecify.annotations.Nullable;

/// What the pages about tokens share: those of a list and those of all.
@ApplicationScoped
class TokenShelf {
    private static final int PAGE = 50;

    /// @param role in words
    /// @param reach of the token, in words
    /// @param ended it is good no more
    record Line(Token token, String role, String reach, boolean ended) {}

    /// @param path of the page
    /// @param next where it goes on; empty at the end
    record Page(String path, List<Line> lines, String next, Form form) {}

    /// What can be chosen, and was.
    record Choice(String value, String words, boolean chosen) {}

    /// The form to make one.
    ///
    /// @param reach null where it is known
    /// @param fault what is wrong with it, a sentence; else empty
    record Form(String name, @Nullable String reach, List<Choice> roles, List<Choice> lives, String fault) {}

    /// What somebody typed.
    ///
    /// @param reach an address of a list, a domain, or empty; null where it is known
    record Typed(String name, String role, @Nullable String reach, String days) {
        static Typed nothing(@Nullable String reach) {
            return new Typed("", Role.MODERATOR.word(), reach, "90");
        }

        String list() {
            return reach != null && reach.indexOf('@') >= 0 ? reach.strip() : "";
        }

        String domain() {
            return reach != null && reach.indexOf('@') < 0 ? reach.strip() : "";
        }

        /// 0: it does not end. What is no number is too many.
        int life() {
            return days.matches("[0-9]{1,5}") ? Integer.parseInt(days) : Tokens.MOST_DAYS + 1;
        }
    }

    /// A token that was just made, with its secret.
    ///
    /// @param back to the page with all of them
    record Made(Line line, String secret, String back) {}

    private final Tokens tokens;
    private final Clock clock;

    TokenShelf(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /// @param roles that can be given here
    Page page(Token.Reach reach, String path, long after, List<Role> roles, Typed typed, String fault) {
        List<Token> found = tokens.page(reach, after, PAGE + 1);
        List<Token> here = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE ? path + "?after=" + here.getLast().id() : "";
        return new Page(path, here.stream().map(this::line).toList(), next, form(roles, typed, fault));
    }

    private static Form form(List<Role> roles, Typed typed, String fault) {
        List<Choice> given = roles.stream()
                .map(r -> new Choice(Token.word(r), words(r), Token.word(r).equals(typed.role())))
                .toList();
        List<Choice> lives = List.of(
                life("30", "in 30 days", typed),
                life("90", "in 90 days", typed),
                life("365", "in a year", typed),
                life("0", "never", typed));
        return new Form(typed.name(), typed.reach(), given, lives, fault);
    }

    private static Choice life(String days, String words, Typed typed) {
        return new Choice(days, words, days.equals(typed.days()));
    }

    Made made(Tokens.Made made, String back) {
        return new Made(line(made.token()), made.secret(), back);
    }

    private Line line(Token token) {
        Instant until = token.life().until();
        boolean ended = until != null && !clock.instant().isBefore(until);
        var grant = token.grant();
        String reach = grant.everywhere()
                ? "the whole site"
                : grant.list().isEmpty() ? "all lists of " + grant.domain() : grant.listAddress();
        return new Line(token, grant.role().words(), reach, ended);
    }

    private static String words(Role role) {
        return switch (role) {
            case SITE_ADMIN -> "Site admin: everything";
            case DOMAIN_ADMIN -> "Domain admin: all that is done in one domain";
            case OWNER -> "Owner: settings and people";
            case MODERATOR -> "Moderator: posts and people who wait";
            case MEMBER, VISITOR -> role.words();
        };
    }
}
