package org.carillon.smtp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a server answers (RFC 5321 §4.2): a code, perhaps an enhanced one (RFC 2034), and at least one line of
/// text. The lines hold neither codes nor control characters: those become `?`, so that no text can break out
/// of its line.
public record Reply(int code, @Nullable EnhancedCode enhanced, List<String> lines) {

    /// Characters of one line's text: with code and enhanced code the line stays below 512 octets (RFC 5321
    /// §4.5.3.1.5).
    public static final int MAX_TEXT = 490;

    public Reply {
        if (code < 200 || code > 599) throw new IllegalArgumentException("no reply code: " + code);
        lines = lines.size() == 1
                ? List.of(neutral(lines.getFirst()))
                : lines.isEmpty()
                        ? List.of("")
                        : lines.stream().map(Reply::neutral).toList();
    }

    /// @param enhanced such as `5.1.1`
    public static Reply of(int code, String enhanced, String... lines) {
        return new Reply(code, EnhancedCode.of(enhanced), List.of(lines));
    }

    /// Without an enhanced code, as greetings and the answers to EHLO and DATA are.
    public static Reply plain(int code, String... lines) {
        return new Reply(code, null, List.of(lines));
    }

    /// 2yz: done.
    public boolean positive() {
        return code / 100 == 2;
    }

    /// 3yz: go on, as after DATA.
    public boolean intermediate() {
        return code / 100 == 3;
    }

    /// 4yz: not now.
    public boolean temporary() {
        return code / 100 == 4;
    }

    /// 5yz: never.
    public boolean permanent() {
        return code / 100 == 5;
    }

    /// All lines as one text, for logs and bounces.
    public String text() {
        return String.join(" ", lines);
    }

    /// The form for the wire. Characters outside ASCII become `?`: no client asked for UTF-8 replies (RFC 6531
    /// §3.7.4).
    public byte[] bytes() {
        var wire = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            wire.append(code).append(i < lines.size() - 1 ? '-' : ' ');
            if (enhanced != null) wire.append(enhanced).append(' ');
            wire.append(lines.get(i)).append("\r\n");
        }
        return wire.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String neutral(String line) {
        String cut = line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) : line;
        for (int i = 0; i < cut.length(); i++) {
            if (Character.isISOControl(cut.charAt(i))) return cut.replaceAll("\\p{Cntrl}|[\\x80-\\x9f]", "?");
        }
        return cut;
    }

    @Override
    public String toString() {
        return code + " " + (enhanced == null ? "" : enhanced + " ") + text();
    }
}
