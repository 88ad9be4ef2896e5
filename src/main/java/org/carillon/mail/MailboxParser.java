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
    /// Characters of `words` that stood before the bracket.
    private int name;
    private boolean sawAngle;
    private boolean bareAt;
    /// True while no other reader can find other addresses than we do.
    private boolean plain = true;
    private int at;
    /// Characters that were looked at to find an end.
    private long sought;
    /// Characters of entries that were made into addresses.
    private long read;

    MailboxParser(String text) {
        this.text = text;
    }

    List<Mailbox> all() {
        while (at < text.length()) {
            char c = text.charAt(at);
            sought++;
            switch (c) {
                case '"' -> quoted();
                case '(' -> comment();
                case '<' -> angle();
                case '[' -> literal();
                case ',' -> end();
                case ';' -> {
                    plain = false;
                    end();
                }
                case ':' -> group();
                default -> {
                    if (c == '@') bareAt = true;
                    words.append(c);
                    at++;
                }
            }
        }
        end();
        return List.copyOf(found);
    }

    /// Behind [#all]: false when a part was passed over, cut short or could be read in another way: an entry that is no
    /// address, two in brackets, text behind one, a group, a route, a mark that is not closed.
    boolean plain() {
        return plain;
    }

    /// Characters looked at, for the proof that time is linear.
    long looked() {
        return sought + read;
    }

    private void quoted() {
        int start = at;
        at = seek(endOfQuoted(text, start));
        if (at == start + 1 || text.charAt(at - 1) != '"') plain = false;
        words.append(text, start, at);
    }

    /// Index behind the quotation mark that closes the one at `start`, or the end of the text.
    private static int endOfQuoted(String text, int start) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '"') at += text.charAt(at) == '\\' ? 2 : 1;
        return Math.min(text.length(), at + 1);
    }

    /// Writes down how far was looked from here.
    private int seek(int end) {
        sought += end - at;
        return end;
    }

    private void comment() {
        int start = at;
        int depth = 0;
        do {
            char c = text.charAt(at);
            if (c == '\\') at++;
            else if (c == '(' && depth < MAX_COMMENT_DEPTH) depth++;
            else if (c == '(') plain = false;
            else if (c == ')') depth--;
            at++;
        } while (depth > 0 && at < text.length());
        if (depth > 0) plain = false;
        at = Math.min(text.length(), at);
        sought += at - start;
        words.append(' ');
    }

    /// A quoted local part may hold a `>` of its own.
    private void angle() {
        int local = at + 1;
        while (local < text.length() && text.charAt(local) == ' ') local++;
        boolean quoted = local < text.length() && text.charAt(local) == '"';
        int close = text.indexOf('>', quoted ? seek(endOfQuoted(text, local)) : local);
        if (close < 0 || sawAngle) plain = false;
        if (close < 0) close = text.length();
        seek(Math.min(text.length(), close + 1));
        name = words.length();
        angle = text.substring(at + 1, close);
        sawAngle = true;
        at = Math.min(text.length(), close + 1);
    }

    private void literal() {
        int close = text.indexOf(']', at);
        if (close < 0) plain = false;
        if (close < 0) close = text.length() - 1;
        words.append(text, at, seek(close + 1));
        at = close + 1;
    }

    private void group() {
        plain = false;
        name = 0;
        words.setLength(0);
        at++;
    }

    private void end() {
        at++;
        read += words.length() + angle.length();
        String said = words.toString().strip();
        Optional<Address> address = Address.parse(sawAngle ? withoutRoute(angle) : withoutBlanks(said));
        if (address.isEmpty() ? sawAngle || !said.isEmpty() : sawAngle && !onlyOneWay(address.get())) plain = false;
        String named = sawAngle ? decoded(said) : "";
        address.ifPresent(a -> found.add(new Mailbox(named, a)));
        words.setLength(0);
        angle = "";
        sawAngle = false;
        bareAt = false;
        name = 0;
    }

    /// Whether a name and an address in brackets are nothing else to anyone: no text behind the brackets, no route in
    /// them, and no other address where the name should be.
    private boolean onlyOneWay(Address address) {
        String before = words.substring(0, name).strip();
        boolean another =
                bareAt && Address.parse(before).filter(address::sameMailbox).isEmpty();
        return !another && words.substring(name).isBlank() && !angle.strip().startsWith("@");
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
