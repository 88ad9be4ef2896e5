package org.carillon.boot;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The base of all links in letters, looked at before the first one is written.
@ApplicationScoped
class WebUrl {
    private final String url;

    WebUrl(@ConfigProperty(name = "carillon.web.url", defaultValue = "http://localhost:8080") String url) {
        this.url = url;
    }

    /// @throws IllegalArgumentException with a sentence when it is none
    void check() {
        try {
            URI parsed = new URI(url);
            boolean web = "http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme());
            if (web && parsed.getHost() != null && parsed.getQuery() == null && parsed.getFragment() == null) return;
        } catch (URISyntaxException notEven) {
            // said below
        }
        throw new IllegalArgumentException(
                "carillon.web.url is no address of a web site such as https://lists.example.org.");
    }
}
