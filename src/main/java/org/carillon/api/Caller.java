package org.carillon.api;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/// Who is behind the request at hand, for the trail of changes.
@ApplicationScoped
class Caller {
    private static final String KEY = "carillon.caller";

    private final RoutingContext route;

    Caller(RoutingContext route) {
        this.route = route;
    }

    static void of(RoutingContext route, String name) {
        route.put(KEY, name);
    }

    /// The name of the token, or `admin`.
    String name() {
        return String.valueOf(route.<String>get(KEY));
    }

    /// As it stands in a list's trail.
    String by() {
        return "api (" + name() + ")";
    }
}
