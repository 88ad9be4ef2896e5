package org.carillon.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.carillon.mail.Address;
import org.jspecify.annotations.Nullable;

/// Paths of this site.
final class Paths {
    /// Longer ones lead nowhere here.
    private static final int LONGEST = 2000;

    private Paths() {}

    /// False for what programs ask for: the JSON API and Quarkus' own pages.
    static boolean page(String path) {
        return !path.equals("/api") && !path.startsWith("/api/") && !path.startsWith("//") && !path.startsWith("/q/");
    }

    /// Where to go on after signing in: a path of this site, never another's; `/` when it is none. Browsers read
    /// `//host` and `/\host` as another site.
    static String local(@Nullable String wanted) {
        if (wanted == null || wanted.length() > LONGEST || !wanted.matches("/([!-\\[\\]-~&&[^/]][!-\\[\\]-~]*)?")) {
            return "/";
        }
        return wanted.startsWith("/sign-") || !readable(wanted) ? "/" : wanted;
    }

    /// What browsers let pass in an address, such as `|` or a lone `%`, is no URI (RFC 3986 §2).
    private static boolean readable(String path) {
        try {
            return new URI(path).getRawAuthority() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    /// The home of a list.
    static String list(Address address) {
        return "/lists/" + step(address.toString());
    }

    /// As one step of a path; an `@` may stand there as it is.
    static String step(String text) {
        return encoded(text).replace("+", "%20").replace("%40", "@");
    }

    /// As it may stand behind `?name=`.
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
