package org.carillon.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/// Lets nothing be changed on the pages but by our own forms: whatever is no reading and bears no token of ours
/// is refused, also when it has no form at all. Below `/api` bearer tokens do that, and the links of letters
/// (`/u/…`) are no REST resources.
final class FormGuard {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final FormTokens tokens;

    FormGuard(FormTokens tokens) {
        this.tokens = tokens;
    }

    @WithFormRead
    @ServerRequestFilter
    @Nullable
    Response check(ResteasyReactiveContainerRequestContext request, RoutingContext route) {
        boolean harmless = READING.contains(request.getMethod())
                || !Paths.page(request.getUriInfo().getPath());
        if (harmless || tokens.valid(route, field(request))) return null;
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .entity("This form was open for too long, or it did not come from here. Nothing was changed: "
                        + "go back, load the page again, and send it once more.\n")
                .build();
    }

    private static @Nullable String field(ResteasyReactiveContainerRequestContext request) {
        var context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        return context.getFormParameter(FormTokens.FIELD, true, false) instanceof String token ? token : null;
    }
}
