package org.carillon.mail;

import java.nio.charset.StandardCharsets;

/// Finds the lines between the parts of a multipart (RFC 2046 §5.1.1), one after the other. The line end before such a
/// line belongs to it.
final class MimeBorders {
    private final byte[] body;
    private final byte[] dashed;
    private int line;
    private int start;
    private int end;
    private boolean last;

    MimeBorders(byte[] body, String boundary) {
        this.body = body;
        this.dashed = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Goes to the next; false when there is none.
    boolean next() {
        while (line < body.length) {
            int next = behindLine(line);
            boolean found = border(line, next);
            if (found) {
                start = beforeLine(line, end);
                end = next;
            }
            line = next;
            if (found) return true;
        }
        return false;
    }

    /// Where it begins, with the line end before it.
    int start() {
        return start;
    }

    /// Behind its line end.
    int end() {
        return end;
    }

    /// It closes the multipart.
    boolean last() {
        return last;
    }

    private int behindLine(int from) {
        int i = from;
        while (i < body.length && body[i] != '\n') i++;
        return Math.min(body.length, i + 1);
    }

    private int beforeLine(int at, int least) {
        int i = at;
        if (i > least && body[i - 1] == '\n') i--;
        if (i > least && body[i - 1] == '\r') i--;
        return i;
    }

    private boolean border(int from, int to) {
        if (to - from < dashed.length) return false;
        for (int i = 0; i < dashed.length; i++) if (body[from + i] != dashed[i]) return false;
        int at = from + dashed.length;
        boolean closes = at + 1 < to && body[at] == '-' && body[at + 1] == '-';
        if (closes) at += 2;
        while (at < to) if (" \t\r\n".indexOf(body[at++]) < 0) return false;
        last = closes;
        return true;
    }
}
