package org.carillon.trust.blocklist;

import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.mail.PlainText;

/// A list has a client on it.
///
/// @param answer such as `127.0.0.2`; what it means stands on the list's own pages
/// @param text the list's own words, on one line; perhaps empty
public record Listing(String zone, int weight, String answer, String text) {
    /// Characters.
    static final int LONGEST_TEXT = 200;

    /// Bounded, so that it fits into the line of a reply.
    private static final Pattern LINK = Pattern.compile("https?://[!-;=?-~&&[^\"]]{3,150}+(?![!-;=?-~])");

    public Listing {
        text = PlainText.line(text, LONGEST_TEXT);
    }

    /// Where the list explains itself: the link in its text.
    public Optional<String> link() {
        var link = LINK.matcher(text);
        return link.find() ? Optional.of(link.group().replaceAll("[.,;:)\\]]+$", "")) : Optional.empty();
    }

    /// For pages and the spam score.
    public String sentence() {
        String why = text.isEmpty() ? "" : ": \"" + text + "\"";
        return zone + " lists the host (" + answer + ")" + why;
    }
}
