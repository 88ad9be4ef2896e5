package org.carillon.lists;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a program shows to act, without its secret.
///
/// @param by who made it; empty for one from the time before that was written down
/// @param maker whose rights it has at most; null: nobody's in particular
/// @param parent the token that has made it, whose rights it has at most, too; null: none
public record Token(
        long id,
        String name,
        Actor.Grant grant,
        Life life,
        String by,
        @Nullable Long maker,
        @Nullable Long parent) {
    /// @param used within five minutes; null: never
    /// @param until null: it does not end
    public record Life(
            Instant since, @Nullable Instant used, @Nullable Instant until) {}

    public String role() {
        return word(grant.role());
    }

    /// A role as programs name it: that for the whole site is older than the other roles, hence not [Role#word].
    public static String word(Role role) {
        return role == Role.SITE_ADMIN ? "admin" : role.word();
    }

    /// `nightly export (owner)`
    String line() {
        return name + " (" + role() + ")";
    }

    /// Whom a new token stands for, and what bounds it.
    ///
    /// @param person by whose rights it goes, from now on; null where a program makes it that goes by nobody's
    /// @param parent the token by which it is made: the new one ends with it at the latest; null for people
    public record Maker(
            By by, @Nullable Long person, @Nullable Token parent) {
        public static Maker person(By by, long person) {
            return new Maker(by, person, null);
        }

        /// @param token null: that of the server's own file
        public static Maker program(By by, @Nullable Token token) {
            return new Maker(by, token == null ? null : token.maker(), token);
        }
    }

    /// Which tokens somebody looks at.
    public sealed interface Reach {
        /// All there are.
        record Site() implements Reach {}

        /// Those for that list alone.
        record OfList(long id) implements Reach {}

        /// Those for all lists of that domain.
        record OfDomain(String domain) implements Reach {}

        /// Those for lists and domains that these addresses run, given by [Address#key].
        record Run(List<String> keys) implements Reach {}
    }
}
