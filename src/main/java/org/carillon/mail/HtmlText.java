package org.carillon.mail;

import java.util.Map;
import java.util.Set;

/// The words of an HTML page, roughly as a text browser shows them. Made for reading only: what comes out is
/// text and must be escaped like any other. One pass, linear, no page is an error.
final class HtmlText {
    private static final Set<String> BREAKS = Set.of(
            "br", "p", "div", "tr", "li", "ul", "ol", "table", "blockquote", "hr", "h1", "h2", "h3", "h4", "pre");
    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title");
    private static final Map<String, String> NAMED = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "copy", "©", "hellip", "…",
            "ndash", "–", "mdash", "—");
    private static final int MAX_REFERENCE = 12;

    private final String html;
    private final String lower;
    private final StringBuilder out = new StringBuilder();
    private boolean blank;
    private int at;

    private HtmlText(String html) {
        this.html = html;
        this.lower = asciiLower(html);
    }

    static String plain(String html) {
        var text = new HtmlText(html);
        text.read();
        return text.out.toString().strip() + "\n";
    }

    /// Only A to Z, so that every index means the same in both texts.
    private static String asciiLower(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) if (chars[i] >= 'A' && chars[i] <= 'Z') chars[i] += 32;
        return new String(chars);
    }

    private void read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') tag();
            else if (c == '&') reference();
            else {
                put(String.valueOf(c));
                at++;
            }
        }
    }

    private void tag() {
        if (html.startsWith("<!--", at)) {
            skipBehind("-->");
            return;
        }
        int start = html.startsWith("</", at) ? at + 2 : at + 1;
        int end = start;
        while (end < lower.length() && Character.isLetterOrDigit(lower.charAt(end))) end++;
        if (end == start && !html.startsWith("<!", at) && !html.startsWith("<?", at)) {
            put("<");
            at++;
            return;
        }
        String name = lower.substring(start, end);
        boolean opens = start == at + 1;
        skipBehind(">");
        if (opens && UNSEEN.contains(name)) {
            skipBehind("</" + name);
            skipBehind(">");
        } else if (BREAKS.contains(name)) newLine();
    }

    private void skipBehind(String mark) {
        int found = lower.indexOf(mark, at);
        at = found < 0 ? html.length() : found + mark.length();
    }

    private void newLine() {
        blank = false;
        int length = out.length();
        boolean twice = length > 1 && out.charAt(length - 1) == '\n' && out.charAt(length - 2) == '\n';
        if (length > 0 && !twice) out.append('\n');
    }

    private void reference() {
        int end =
                html.substring(at, Math.min(html.length(), at + MAX_REFERENCE)).indexOf(';') + at;
        if (end > at) {
            String meaning = meaning(html.substring(at + 1, end));
            if (!meaning.isEmpty()) {
                put(meaning);
                at = end + 1;
                return;
            }
        }
        put("&");
        at++;
    }

    private static String meaning(String name) {
        if (!name.startsWith("#")) return NAMED.getOrDefault(name, "");
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        try {
            int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            boolean character = code >= ' ' && Character.isValidCodePoint(code) && (code < 0xd800 || code > 0xdfff);
            return character ? Character.toString(code) : "";
        } catch (NumberFormatException none) {
            return "";
        }
    }

    /// White space is one blank, none at the start of a line.
    private void put(String text) {
        if (text.isBlank()) {
            blank = true;
            return;
        }
        boolean lineStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        if (blank && !lineStart) out.append(' ');
        blank = false;
        out.append(text);
    }
}
