package org.carillon.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.web.Block.Kind;

/// What each line of a letter is, as people and their programs have written them for decades. Every line is
/// looked at a bounded number of times.
final class LineKinds {
    /// Lines of a signature; below a longer one the letter goes on (RFC 3676 §4.3 knows no limit, custom says 4).
    private static final int MAX_SIGNATURE = 20;
    /// Lines that a footer of mailing lists has below its rule.
    private static final int MAX_FOOTER = 8;

    private static final Pattern QUOTE = Pattern.compile(" {0,8}>.*", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("_{20,}\\s*+");
    private static final Pattern CODE = Pattern.compile("(?: {2,}|\\t)\\S.*|\\S.*\\S {3,}\\S.*", Pattern.DOTALL);
    private static final Pattern PATCH_START = Pattern.compile("diff --git .*|diff -\\S* .*|Index: \\S.*");
    private static final Pattern PATCH_LINE = Pattern.compile(
            "[-+ @\\\\].*|diff .*|index .*|(?:new|deleted) file .*|similarity .*|rename .*|(?:old|new) mode .*|Index: .*|={20,}|Binary .*",
            Pattern.DOTALL);

    private final List<String> lines;
    private final List<Kind> kinds;

    private LineKinds(List<String> lines) {
        this.lines = lines;
        this.kinds = new ArrayList<>(Collections.nCopies(lines.size(), Kind.TEXT));
    }

    /// One kind for each line.
    static List<Kind> of(List<String> lines) {
        var look = new LineKinds(lines);
        int end = look.signature();
        for (int at = 0; at < end; ) at = look.stretch(at, end);
        return look.kinds;
    }

    /// Marks the signature or the list's footer; returns the line where it begins.
    private int signature() {
        int begin = lines.size();
        for (int i = lines.size() - 1; i >= 0 && lines.size() - i <= MAX_SIGNATURE; i--) {
            String line = lines.get(i);
            boolean footer =
                    lines.size() - i <= MAX_FOOTER + 1 && RULE.matcher(line).matches();
            if (footer || line.equals("-- ") || line.equals("--")) begin = i;
        }
        mark(begin, lines.size(), Kind.SIGNATURE);
        return begin;
    }

    private void mark(int from, int to, Kind kind) {
        for (int i = from; i < to; i++) kinds.set(i, kind);
    }

    /// Marks what begins here; returns the line behind it.
    private int stretch(int at, int end) {
        if (patchStarts(at, end)) return patch(at, end);
        if (quoted(at)) {
            kinds.set(at, Kind.QUOTE);
            return at + 1;
        }
        int to = at;
        int code = 0;
        while (to < end && !lines.get(to).isBlank() && !quoted(to) && !patchStarts(to, end)) {
            if (CODE.matcher(lines.get(to)).matches()) code++;
            to++;
        }
        if (to == at) return blank(at);
        if (2 * code > to - at) mark(at, to, Kind.CODE);
        return to;
    }

    /// An empty line between two of a kind, such as the parts of a program, belongs to both.
    private int blank(int at) {
        boolean between = at > 0 && (kinds.get(at - 1) == Kind.CODE || kinds.get(at - 1) == Kind.PATCH);
        boolean goesOn = between
                && at + 1 < lines.size()
                && CODE.matcher(lines.get(at + 1)).matches();
        if (goesOn && kinds.get(at - 1) == Kind.CODE) kinds.set(at, Kind.CODE);
        return at + 1;
    }

    private boolean quoted(int at) {
        return QUOTE.matcher(lines.get(at)).matches();
    }

    private boolean patchStarts(int at, int end) {
        String line = lines.get(at);
        return PATCH_START.matcher(line).matches()
                || line.startsWith("--- ") && at + 1 < end && lines.get(at + 1).startsWith("+++ ");
    }

    /// A patch ends where a line is none of its own; mail programs cut the blank off its empty lines.
    private int patch(int at, int end) {
        int to = at + 1;
        while (to < end && (patchLine(to) || lines.get(to).isEmpty() && to + 1 < end && patchLine(to + 1))) to++;
        mark(at, to, Kind.PATCH);
        return to;
    }

    private boolean patchLine(int at) {
        return PATCH_LINE.matcher(lines.get(at)).matches();
    }
}
