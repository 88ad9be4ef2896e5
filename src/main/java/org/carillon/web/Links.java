package org.carillon.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.web.Block.Piece;

/// Finds addresses of pages in a text, and hides the mail addresses in it from visitors.
final class Links {
    /// Beyond that they stay text: no letter for people has more.
    private static final int MAX_LINKS = 1000;

    private static final int LONGEST = 2000;
    /// Ends that belong to the sentence and not to the link.
    private static final String TRAILING = ".,;:!?'\"*_)]}>";

    private static final Pattern LINK = Pattern.compile("\\bhttps?://[^\\s<>\"{}|\\\\^`\\[\\]]++");
    private static final String LABEL = "[\\p{L}\\p{M}\\p{N}_-]++";
    /// What stands before the `@` of an address: the end of a word, or of a quoted one.
    private static final String LOCAL = "(?:(?<=[^\\s<>()\\[\\],;:\"/@])|(?<=[^\\s<>(\\[,;:=]\"))";
    /// An address from its `@` on, also as a link carries it; it may end in a literal (RFC 5321 §4.1.3). Every
    /// quantifier is possessive and begins behind an `@`: linear.
    private static final Pattern ADDRESS = Pattern.compile(
            LOCAL + "(@|%(?:25)*+40)(?:" + LABEL + "(?:(?:\\.|%2[Ee])" + LABEL + ")*+|\\[[^\\s\\[\\]]++]?)");

    private final boolean whole;
    private int found;

    /// @param whole true when the reader may see addresses
    Links(boolean whole) {
        this.whole = whole;
    }

    /// The text as this reader may see it.
    String shown(String text) {
        return whole ? text : ADDRESS.matcher(text).replaceAll("$1…");
    }

    List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        Matcher link = LINK.matcher(text);
        int end = 0;
        while (found < MAX_LINKS && link.find()) {
            String href = text.substring(link.start(), link.start() + length(link.group()));
            if (!leads(href)) continue;
            if (link.start() > end) pieces.add(Piece.plain(shown(text.substring(end, link.start()))));
            pieces.add(new Piece(href, href, ""));
            end = link.start() + href.length();
            found++;
        }
        if (end < text.length()) pieces.add(Piece.plain(shown(text.substring(end))));
        return pieces;
    }

    private boolean leads(String href) {
        boolean namesSomebody = !whole && ADDRESS.matcher(href).find();
        return href.length() > "https://".length() && href.length() <= LONGEST && !namesSomebody;
    }

    /// The length without what belongs to the sentence. A closing bracket stays when the link opens one before it, as
    /// in `https://en.wikipedia.org/wiki/Fork_(chess)`. Looks at each character at most three times.
    static int length(CharSequence link) {
        int open = 0;
        while (open < link.length() && link.charAt(open) != '(') open++;
        int end = link.length();
        while (end > 0) {
            char last = link.charAt(end - 1);
            boolean opened = last == ')' && open < end - 1;
            if (opened || TRAILING.indexOf(last) < 0) break;
            end--;
        }
        return end;
    }
}
