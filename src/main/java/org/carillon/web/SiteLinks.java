package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Finds links to this site in the text of letters, such as those to confirm; links to anywhere else stay text.
@ApplicationScoped
class SiteLinks {
    /// A piece of text.
    ///
    /// @param path where it leads on this site; empty for plain text
    record Piece(String text, String path) {}

    private final Pattern link;

    SiteLinks(@ConfigProperty(name = "carillon.web.url", defaultValue = "http://localhost:8080") String web) {
        this.link = Pattern.compile(Pattern.quote(web.replaceAll("/+$", "")) + "(/[A-Za-z0-9/@._~%+=?&-]*+)");
    }

    List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        Matcher found = link.matcher(text);
        int end = 0;
        while (found.find()) {
            pieces.add(new Piece(text.substring(end, found.start()), ""));
            pieces.add(new Piece(found.group(), Paths.local(found.group(1))));
            end = found.end();
        }
        pieces.add(new Piece(text.substring(end), ""));
        return pieces;
    }
}
