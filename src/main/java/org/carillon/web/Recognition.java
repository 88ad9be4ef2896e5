package org.carillon.web;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.carillon.people.Person;
import org.carillon.people.Sessions;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Sees by the cookie who comes, once per request and before anything else, so that error pages know it too.
/// Below `/api` cookies count for nothing.
final class Recognition {
    private static final String PERSON = "carillon.person";

    private final SessionCookie cookie;
    private final Sessions sessions;

    Recognition(SessionCookie cookie, Sessions sessions) {
        this.cookie = cookie;
        this.sessions = sessions;
    }

    /// The database is asked on a worker: this filter begins on an event loop.
    @ServerRequestFilter(preMatching = true)
    Uni<Response> recognise(ContainerRequestContext request, RoutingContext route) {
        Optional<String> token = cookie.session(route);
        if (token.isEmpty() || !Paths.page(request.getUriInfo().getPath())) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom()
                .item(() -> sessions.person(token.get()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(person -> {
                    person.ifPresent(p -> route.put(PERSON, p));
                    return null;
                });
    }

    static Optional<Person> person(RoutingContext route) {
        @Nullable Person person = route.get(PERSON);
        return Optional.ofNullable(person);
    }
}
