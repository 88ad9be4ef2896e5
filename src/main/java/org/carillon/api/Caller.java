package org.carillon.api;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.carillon.lists.Actor;
import org.carillon.lists.By;
import org.carillon.lists.Channel;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.lists.Rights;
import org.carillon.lists.Token;
import org.carillon.mail.Address;
import org.jspecify.annotations.Nullable;

/// Who is behind the request at hand, for the trail of changes.
@ApplicationScoped
class Caller {
    private static final String KEY = "carillon.caller";

    private final RoutingContext route;
    private final Rights rights;

    Caller(RoutingContext route, Rights rights) {
        this.route = route;
        this.rights = rights;
    }

    /// Who bears a token.
    ///
    /// @param name of the token, or `admin` for the one in `admin.token`
    /// @param token null for the one in `admin.token`
    record Bearer(String name, Actor.Grant grant, @Nullable Token token) {}

    static void of(RoutingContext route, Bearer bearer) {
        route.put(KEY, bearer);
    }

    /// False for requests that no token is asked for.
    static boolean known(RoutingContext route) {
        return route.get(KEY) != null;
    }

    /// The name of the token, or `admin`.
    String name() {
        return bearer().name();
    }

    Actor.Grant grant() {
        return bearer().grant();
    }

    private Bearer bearer() {
        return Objects.requireNonNull(route.<Bearer>get(KEY), "the doorkeeper lets nobody in without a token");
    }

    /// What the token is for, in words: `for the list chess@lists.example.org (owner)`.
    String reach() {
        var grant = grant();
        String role = grant.role().words();
        if (grant.everywhere()) return "for the whole site (" + role + ")";
        String what = grant.list().isEmpty() ? "domain " + grant.domain() : "list " + grant.listAddress();
        return "for the " + what + " (" + role + ")";
    }

    /// As it stands in the trails.
    String by() {
        return "api (" + name() + ")";
    }

    /// What the token may.
    Actor actor() {
        var client = route.request().remoteAddress();
        var by = new By(by(), Channel.API, client == null ? "" : client.hostAddress());
        return new Actor(by, List.of(), List.of(grant()));
    }

    /// By whom a token is made with this one.
    Token.Maker maker() {
        return Token.Maker.program(actor().by(), bearer().token());
    }

    /// The list at that address, for a token that may do that with it.
    /// @throws Refusal with 404 when it may not even know of the list, with 403 when it may know, but not do that
    MailingList list(String address, Right right) {
        Address known = Address.of(address);
        MailingList list = MailingList.at(known)
                .filter(l -> rights.may(actor(), Right.SEE_LIST, l))
                .orElseThrow(() -> Refusal.notFound("There is no list " + known + "."));
        require(right, list);
        return list;
    }

    boolean may(Right right, MailingList list) {
        return rights.may(actor(), right, list);
    }

    void require(Right right, MailingList list) {
        if (may(right, list)) return;
        throw Refusal.forbidden("This token may not do that with " + list.address() + ".");
    }

    /// @throws Refusal when the token may not do that in this domain
    void requireIn(String domain, Right right) {
        if (!rights.mayIn(actor(), right, domain)) {
            throw Refusal.forbidden("This token may not do that in " + domain + ".");
        }
    }
}
