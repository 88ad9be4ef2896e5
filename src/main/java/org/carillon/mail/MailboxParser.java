package org.carillon.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads an address list in one pass: comments and quoted text are skipped over as units, a comma or semicolon
/// ends an entry, a colon outside brackets names a group.
final class MailboxParser {
    private static final int MAX_COMMENT_DEPTH = 50;

    private final String text;
    private final List<Mailbox> found = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private String angle = "";
    private boolean sawAngle;
    private int at;

    MailboxParser(String text) {
        this.text = text;
    }

    List<Mailbox> all() {
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> quoted();
                case '(' -> comment();
                case '<' -> angle();
                case '[' -> literal();
                case ',', ';' -> end();
                case ':' -> group();
                default -> {
                    words.append(c);
                    at++;
                }
            }
        }
        end();
        return List.copyOf(found);
    }

    private void quoted() {
        int start = at;
        at = endOfQuoted(text, start);
        words.append(text, start, at);
    }

    /// Index behind the quotation mark that closes the one at `start`, or the end of the text.
    private static int endOfQuoted(String text, int start) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '"') at += text.charAt(at) == '\\' ? 2 : 1;
        return Math.min(text.length(), at + 1);
    }

    private void comment() {
        int depth = 0;
        do {
            char c = text.charAt(at);
            if (c == '\\') at++;
            else if (c == '(' && depth < MAX_COMMENT_DEPTH) depth++;
            else if (c == ')') depth--;
            at++;
        } while (depth > 0 && at < text.length());
        at = Math.min(text.length(), at);
        words.append(' ');
    }

    /// A quoted local part may hold a `>` of its own.
    private void angle() {
        int local = at + 1;
        while (local < text.length() && text.charAt(local) == ' ') local++;
        boolean quoted = local < text.length() && text.charAt(local) == '"';
        int close = text.indexOf('>', quoted ? endOfQuoted(text, local) : local);
        if (close < 0) close = text.length();
        angle = text.substring(at + 1, close);
        sawAngle = true;
        at = Math.min(text.length(), close + 1);
    }

    private void literal() {
        int close = text.indexOf(']', at);
        if (close < 0) close = text.length() - 1;
        words.append(text, at, close + 1);
        at = close + 1;
    }

    private void group() {
        words.setLength(0);
        at++;
    }

    private void end() {
        at++;
        String plain = words.toString().strip();
        Optional<Address> address = Address.parse(sawAngle ? withoutRoute(angle) : withoutBlanks(plain));
        String name = sawAngle ? decoded(plain) : "";
        address.ifPresent(a -> found.add(new Mailbox(name, a)));
        words.setLength(0);
        angle = "";
        sawAngle = false;
    }

    /// `@a,@b:user@host` → `user@host` (RFC 5322 §4.4).
    private static String withoutRoute(String angle) {
        String inner = angle.strip();
        return inner.startsWith("@") && inner.indexOf(':') > 0 ? inner.substring(inner.indexOf(':') + 1) : inner;
    }

    /// Blanks around dots and the @ are allowed in old mail (RFC 5322 §4.4); elsewhere they make it no address.
    /// Those of a quoted local part belong to it (RFC 5322 §3.2.4).
    private static String withoutBlanks(String plain) {
        if (plain.indexOf(' ') < 0) return plain;
        int quoted = plain.startsWith("\"") ? endOfQuoted(plain, 0) : 0;
        return plain.substring(0, quoted) + plain.substring(quoted).replaceAll(" {0,9}([.@]) {0,9}", "$1");
    }

    private static String decoded(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        String inner = quoted ? name.substring(1, name.length() - 1) : name;
        String plain = quoted && inner.indexOf('\\') >= 0 ? inner.replaceAll("\\\\(.)", "$1") : inner;
        return EncodedWords.decoded(plain).strip();
    }
}
