package org.carillon.spam;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// What stands in an HTML text: what a person sees of it, where it leads, and what is there
/// without being seen.
///
/// @param text roughly as a browser shows it: words stay whole where only tags stand between
///     their letters
/// @param links at most 500
/// @param hidden characters that nobody sees
/// @param tricks what letters of people do not have
public record HtmlPage(String text, List<Link> links, int hidden, Set<Trick> tricks) {
    private static final int MOST_LINKS = 500;

    /// @param shown what stands there to be clicked on; empty for a picture, a frame or a form
    /// @param target as it is written
    public record Link(String shown, String target) {}

    /// What an HTML letter does that a person's does not.
    public enum Trick {
        HIDDEN_TEXT,
        SCRIPT,
        FORM,
        FRAME,
        REFRESH
    }

    static HtmlPage of(String html) {
        var reader = new Reader();
        Jsoup.parse(html).traverse(reader);
        if (reader.hidden > 0) reader.tricks.add(Trick.HIDDEN_TEXT);
        return new HtmlPage(
                reader.text.toString(), List.copyOf(reader.links), reader.hidden, Set.copyOf(reader.tricks));
    }

    private static final class Reader implements NodeVisitor {
        private static final Set<String> UNREAD = Set.of("title", "script", "style", "noscript", "template");

        private final StringBuilder text = new StringBuilder();
        private final StringBuilder shown = new StringBuilder();
        private final List<Link> links = new ArrayList<>();
        private final EnumSet<Trick> tricks = EnumSet.noneOf(Trick.class);
        private int hidden;

        /// Depth of the outermost element that is not shown, of the one whose background is not
        /// white, or none.
        private int unseen = Integer.MAX_VALUE;
        private int coloured = Integer.MAX_VALUE;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) read(words.getWholeText());
            if (node instanceof Element element) enter(element, depth);
        }

        private void read(String words) {
            if (unseen < Integer.MAX_VALUE) {
                hidden += words.strip().length();
                return;
            }
            text.append(words);
            shown.append(words);
        }

        private void enter(Element element, int depth) {
            String name = element.normalName();
            if (element.isBlock() || name.equals("br") || name.equals("td")) text.append('\n');
            if (name.equals("a")) shown.setLength(0);
            trick(name, element);
            if (coloured == Integer.MAX_VALUE && Looks.coloured(element)) coloured = depth;
            boolean onWhite = coloured == Integer.MAX_VALUE;
            boolean gone = UNREAD.contains(name) || Looks.hidden(element) || onWhite && Looks.white(element);
            if (gone && unseen == Integer.MAX_VALUE) unseen = depth;
        }

        private void trick(String name, Element element) {
            switch (name) {
                case "script" -> tricks.add(Trick.SCRIPT);
                case "iframe", "frame", "object", "embed" -> tricks.add(Trick.FRAME);
                case "form" -> {
                    tricks.add(Trick.FORM);
                    link("", element.attr("action"));
                }
                case "meta" -> {
                    boolean away =
                            element.attr("http-equiv").toLowerCase(Locale.ROOT).equals("refresh");
                    if (away) tricks.add(Trick.REFRESH);
                }
                case "img", "area" -> link("", element.attr(name.equals("img") ? "src" : "href"));
                default -> {
                    /* what everybody uses */
                }
            }
        }

        private void link(String words, String target) {
            if (!target.isBlank() && links.size() < MOST_LINKS) links.add(new Link(words.strip(), target.strip()));
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) return;
            if (element.normalName().equals("a")) link(shown.toString(), element.attr("href"));
            if (element.isBlock()) text.append('\n');
            if (depth == unseen) unseen = Integer.MAX_VALUE;
            if (depth == coloured) coloured = Integer.MAX_VALUE;
        }
    }
}
