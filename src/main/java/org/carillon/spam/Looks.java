package org.carillon.spam;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/// What an element says about how it looks, as far as letters use it to hide words. Style sheets
/// are not read.
final class Looks {
    /// Characters of a style that are looked at.
    private static final int LOOKED_AT = 1000;

    private static final List<String> HIDING =
            List.of("display:none", "visibility:hidden", "font-size:0", "font-size:1px", "font-size:1pt", "opacity:0;");
    private static final Set<String> WHITE = Set.of("white", "#fff", "#ffffff", "ffffff", "rgb(255,255,255)");

    private Looks() {}

    /// True when it is not shown, or far too small to be read.
    static boolean hidden(Element element) {
        if (element.hasAttr("hidden")) return true;
        String style = style(element);
        return HIDING.stream().anyMatch((style + ";")::contains) && !style.contains("font-size:0.");
    }

    /// True when its letters are white.
    static boolean white(Element element) {
        String letters = element.attr("color").strip().toLowerCase(Locale.ROOT);
        return WHITE.contains(letters) || WHITE.contains(property(style(element), "color"));
    }

    /// True when what is behind its letters may be something else than white.
    static boolean coloured(Element element) {
        String attribute = element.attr("bgcolor").strip().toLowerCase(Locale.ROOT);
        String style = style(element);
        return !attribute.isEmpty() && !WHITE.contains(attribute)
                || element.hasAttr("background")
                || style.contains("background") && !WHITE.contains(property(style, "background-color"));
    }

    private static String style(Element element) {
        String style = element.attr("style");
        String head = style.substring(0, Math.min(LOOKED_AT, style.length()));
        return head.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    private static String property(String style, String name) {
        for (String one : style.split(";")) {
            if (one.startsWith(name + ":"))
                return one.substring(name.length() + 1).replace("!important", "");
        }
        return "";
    }
}
