package org.carillon.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.carillon.people.Sessions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The cookies of the pages: none can be read by a script or comes with another site's form, and none leaves
/// without encryption where the site has it.
@ApplicationScoped
class SessionCookie {
    private static final String SESSION = "carillon-session";

    private final boolean https;

    SessionCookie(@ConfigProperty(name = "carillon.web.url", defaultValue = "http://localhost:8080") String web) {
        this.https = web.startsWith("https:");
    }

    Optional<String> session(RoutingContext route) {
        return value(route, SESSION);
    }

    void keepSession(RoutingContext route, String token) {
        set(route, SESSION, token, Sessions.IDLE);
    }

    void dropSession(RoutingContext route) {
        set(route, SESSION, "", Duration.ZERO);
    }

    static Optional<String> value(RoutingContext route, String name) {
        return Optional.ofNullable(route.request().getCookie(name))
                .map(Cookie::getValue)
                .filter(v -> !v.isEmpty());
    }

    /// @param life zero lets the browser forget it at once
    void set(RoutingContext route, String name, String value, Duration life) {
        route.response().addCookie(cookie(name, value).setMaxAge(life.toSeconds()));
    }

    /// Forgotten when the browser is closed.
    void set(RoutingContext route, String name, String value) {
        route.response().addCookie(cookie(name, value));
    }

    private Cookie cookie(String name, String value) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(https)
                .setSameSite(CookieSameSite.LAX);
    }
}
