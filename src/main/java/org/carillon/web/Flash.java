package org.carillon.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.carillon.domains.Secrets;

/// A sentence that the next page shows once, such as "You are on the list now." It travels in a cookie with our
/// code, so that nobody else can put words into our mouth.
@ApplicationScoped
public class Flash {
    private static final String NAME = "carillon-flash";
    private static final int CODE = 26;
    private static final int MAX = 1000;
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final RoutingContext route;
    private final Secrets secrets;
    private final SessionCookie cookies;

    Flash(RoutingContext route, Secrets secrets, SessionCookie cookies) {
        this.route = route;
        this.secrets = secrets;
        this.cookies = cookies;
    }

    /// Shows the sentence on the next page of whoever sent the request at hand.
    public void say(String sentence) {
        String cut = sentence.length() <= MAX ? sentence : sentence.substring(0, MAX) + "…";
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(cut.getBytes(StandardCharsets.UTF_8));
        cookies.set(route, NAME, secrets.mac(NAME, text, CODE) + "." + text, LIFE);
    }

    /// What is to be shown on the page at hand; from then on it is forgotten.
    Optional<String> take(RoutingContext page) {
        Optional<String> value = SessionCookie.value(page, NAME);
        if (value.isEmpty()) return Optional.empty();
        PageHeaders.own(page);
        cookies.set(page, NAME, "", Duration.ZERO);
        return value.flatMap(this::sentence);
    }

    private Optional<String> sentence(String value) {
        if (value.length() <= CODE || !secrets.verify(NAME, value.substring(CODE + 1), value.substring(0, CODE))) {
            return Optional.empty();
        }
        byte[] text = Base64.getUrlDecoder().decode(value.substring(CODE + 1));
        return Optional.of(new String(text, StandardCharsets.UTF_8));
    }
}
