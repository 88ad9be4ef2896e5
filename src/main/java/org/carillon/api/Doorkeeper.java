package org.carillon.api;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.carillon.lists.Actor;
import org.carillon.lists.Tokens;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Lets in below `/api` only who bears a token (RFC 6750). Asked before the path is looked at, so that a
/// stranger does not even learn which paths there are. Cookies count for nothing here, which is why no form of
/// another site can act.
final class Doorkeeper {
    private static final String SCHEME = "bearer ";

    private final AdminToken admin;
    private final Tokens tokens;

    Doorkeeper(AdminToken admin, Tokens tokens) {
        this.admin = admin;
        this.tokens = tokens;
    }

    /// The database is asked on a worker: this filter begins on an event loop.
    @ServerRequestFilter(preMatching = true)
    Uni<Response> admit(ContainerRequestContext request, RoutingContext route) {
        if (!guarded(request.getUriInfo().getPath())) return Uni.createFrom().nullItem();
        String token = token(request.getHeaderString("Authorization"));
        if (token.isEmpty()) return Uni.createFrom().item(Doorkeeper::unauthorized);
        return Uni.createFrom()
                .item(() -> bearer(token))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(bearer -> {
                    bearer.ifPresent(b -> Caller.of(route, b));
                    return bearer.isPresent() ? null : unauthorized();
                });
    }

    private static boolean guarded(String path) {
        return path.equals("/api") || path.startsWith("/api/") || path.startsWith("//");
    }

    private static String token(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return "";
        return header.substring(SCHEME.length()).strip();
    }

    private Optional<Caller.Bearer> bearer(String token) {
        if (admin.matches(token)) return Optional.of(new Caller.Bearer("admin", Actor.Grant.SITE, null));
        return tokens.bearer(token).map(t -> new Caller.Bearer(t.name(), t.grant(), t));
    }

    private static Response unauthorized() {
        return Problem.builder(401, "A valid token is needed: Authorization: Bearer …")
                .header("WWW-Authenticate", "Bearer realm=\"carillon\"")
                .build();
    }
}
