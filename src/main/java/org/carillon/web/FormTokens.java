package org.carillon.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.carillon.domains.Secrets;
import org.jspecify.annotations.Nullable;

/// The token in every form, by which we know that the form came from our own page: a code over the session, or
/// for somebody who is not signed in over a random cookie. Another site knows neither. See
/// docs/decisions/0010-forms.md.
@ApplicationScoped
class FormTokens {
    /// The name of the field.
    static final String FIELD = "form-token";

    private static final String PURPOSE = "form";
    private static final String VISIT = "carillon-visit";
    private static final int LENGTH = 26;

    private final Secrets secrets;
    private final SessionCookie cookies;

    FormTokens(Secrets secrets, SessionCookie cookies) {
        this.secrets = secrets;
        this.cookies = cookies;
    }

    /// The token of forms on the page at hand; a visitor gets his cookie with the first one.
    String token(RoutingContext route) {
        PageHeaders.own(route);
        return secrets.mac(PURPOSE, session(route).orElseGet(() -> visit(route)), LENGTH);
    }

    boolean valid(RoutingContext route, @Nullable String token) {
        if (token == null || token.length() != LENGTH) return false;
        Optional<String> bound =
                session(route).or(() -> SessionCookie.value(route, VISIT).map(FormTokens::visitor));
        return bound.isPresent() && secrets.verify(PURPOSE, bound.get(), token);
    }

    private Optional<String> session(RoutingContext route) {
        return Recognition.person(route).flatMap(p -> cookies.session(route)).map(token -> "session " + token);
    }

    private static String visitor(String cookie) {
        return "visitor " + cookie;
    }

    private String visit(RoutingContext route) {
        @Nullable String fresh = route.get(VISIT);
        if (fresh != null) return visitor(fresh);
        String known = SessionCookie.value(route, VISIT).orElse("");
        if (!known.isEmpty()) return visitor(known);
        String made = secrets.token();
        route.put(VISIT, made);
        cookies.set(route, VISIT, made);
        return visitor(made);
    }
}
