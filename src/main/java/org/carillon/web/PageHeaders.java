package org.carillon.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// What browsers are told about everything this server sends: only its own style sheet and pictures, no script,
/// no frame, no guessing of types. What is one person's stays with this person.
@ApplicationScoped
public class PageHeaders {
    private static final int EARLY = 500;
    private static final String OWN = "carillon.own";
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
        request.addHeadersEndHandler(_ -> keep(request));
        request.next();
    }

    /// Marks the page at hand as meant for one browser.
    static void own(RoutingContext request) {
        request.put(OWN, true);
    }

    /// No cache, nor the way back after signing out, shows what was one person's or bears one browser's token.
    private static void keep(RoutingContext request) {
        boolean own = request.get(OWN) != null || Recognition.person(request).isPresent();
        MultiMap headers = request.response().headers();
        if (own && !headers.contains("Cache-Control")) headers.set("Cache-Control", "private, no-store");
    }
}
