package org.carillon.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says where to go on as a path (RFC 9110 §10.2.2). The framework makes it absolute with whatever the Host field says
/// and the scheme of its own door: behind a proxy that speaks https the browser would go on without encryption. Nothing
/// here leads to another site.
@ApplicationScoped
public class Redirects {
    private static final int EARLY = 400;
    private static final String LOCATION = "Location";
    private static final Pattern SITE = Pattern.compile("(?i)https?://[^/?#]*+/*+");

    void register(@Observes Filters filters) {
        filters.register(Redirects::watch, EARLY);
    }

    private static void watch(RoutingContext request) {
        request.addHeadersEndHandler(_ -> shorten(request.response().headers()));
        request.next();
    }

    private static void shorten(MultiMap headers) {
        @Nullable String location = headers.get(LOCATION);
        if (location != null) headers.set(LOCATION, path(location));
    }

    static String path(String location) {
        Matcher site = SITE.matcher(location);
        return site.lookingAt() ? "/" + location.substring(site.end()) : location;
    }
}
