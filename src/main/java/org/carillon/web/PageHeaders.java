package org.carillon.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// What browsers are told about everything this server sends: only its own style sheet and pictures, no script,
/// no frame, no guessing of types.
@ApplicationScoped
public class PageHeaders {
    private static final int EARLY = 500;
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(PageHeaders::add, EARLY);
    }

    private static void add(RoutingContext request) {
        String path = request.normalizedPath();
        MultiMap headers = request.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        // the pages of Quarkus' own development tools live on scripts
        if (!path.startsWith("/q/")) {
            headers.set("Content-Security-Policy", POLICY);
            headers.set("X-Frame-Options", "DENY");
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
            headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        }
        request.next();
    }
}
