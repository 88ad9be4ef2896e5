package org.carillon.sort;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of text without which an expression cannot occur: looking for it first is several times cheaper than
/// running the automaton. Compared without regard to ASCII case, which can only let more through.
final class Literal {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 16;

    private final byte[] text;
    private final byte[] jump = new byte[256];

    private Literal(String text) {
        this.text = Latin.bytes(text);
        Arrays.fill(jump, (byte) this.text.length);
        for (int i = 0; i < this.text.length - 1; i++) {
            int c = this.text[i] & 0xff;
            jump[c] = (byte) (this.text.length - 1 - i);
            if (c >= 'a' && c <= 'z') jump[c - 32] = jump[c];
        }
    }

    /// The longest run of single letters that every match has; null when there is none worth it.
    static @Nullable Literal in(Node node) {
        String best = "";
        var run = new StringBuilder();
        var nodes = node instanceof Node.Sequence sequence ? sequence.nodes() : List.of(node);
        for (Node part : nodes) {
            int c = part instanceof Node.One one ? one.set().single() : -1;
            // The newline may be one of the two that are only thought.
            if (c < 0 || c == '\n') run.setLength(0);
            else if (run.length() < LONGEST) run.append((char) lower(c));
            if (run.length() > best.length()) best = run.toString();
        }
        return best.length() < SHORTEST ? null : new Literal(best);
    }

    /// Boyer, Moore and Horspool's search.
    boolean occursIn(Area area, Budget budget) {
        byte[] bytes = area.bytes();
        int last = text.length - 1;
        boolean found = false;
        long looks = 1;
        for (int at = area.from() + last; at < area.to() && !found; at += jump[bytes[at] & 0xff]) {
            int i = 0;
            while (i <= last && lower(bytes[at - i] & 0xff) == (text[last - i] & 0xff)) i++;
            looks += i + 1;
            found = i > last;
        }
        budget.take(looks);
        return found;
    }

    private static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
}
