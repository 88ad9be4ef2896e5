package org.carillon.web;

import java.util.ArrayList;
import java.util.List;
import org.carillon.web.Block.Kind;
import org.carillon.web.Block.Piece;

/// Turns the text of a letter into what a page shows: quotes to fold, patches in colour, columns in fixed
/// letters, the signature apart, links that lead somewhere. Linear, and bounded in what it makes of a hostile
/// text.
final class LetterText {
    /// Beyond that the rest is shown as it stands.
    private static final int MAX_BLOCKS = 1500;
    /// Changes of colour in the patches of one letter; beyond them a patch is plain.
    private static final int MAX_COLOURS = 2000;

    private final Links links;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private Kind kind = Kind.TEXT;
    private int colours;

    private LetterText(Links links) {
        this.links = links;
    }

    /// @param whole false shows addresses as `ana@…` and leads nowhere that names one
    static List<Block> blocks(String text, boolean whole) {
        List<String> lines = Harmless.text(text).stripTrailing().lines().toList();
        var letter = new LetterText(new Links(whole));
        List<Kind> kinds = LineKinds.of(lines);
        for (int i = 0; i < lines.size(); i++) letter.add(kinds.get(i), lines.get(i));
        letter.end();
        return List.copyOf(letter.blocks);
    }

    private void add(Kind next, String line) {
        boolean full = blocks.size() >= MAX_BLOCKS;
        if (next != kind && !full) end();
        if (!full || pending.isEmpty()) kind = full ? Kind.TEXT : next;
        pending.add(line);
    }

    private void end() {
        while (kind == Kind.TEXT && !pending.isEmpty() && pending.getLast().isBlank()) pending.removeLast();
        boolean blank = pending.stream().allMatch(String::isBlank);
        if (!blank) blocks.add(new Block(kind, pieces(), pending.size()));
        pending.clear();
    }

    private List<Piece> pieces() {
        return switch (kind) {
            case TEXT -> links.pieces(Reflow.text(withoutBlankStart()));
            case CODE, SIGNATURE -> links.pieces(String.join("\n", withoutBlankStart()));
            case QUOTE ->
                links.pieces(String.join(
                        "\n", pending.stream().map(LetterText::unquoted).toList()));
            case PATCH -> patch();
        };
    }

    private List<String> withoutBlankStart() {
        int from = 0;
        while (from < pending.size() && pending.get(from).isBlank()) from++;
        return pending.subList(from, pending.size());
    }

    private static String unquoted(String line) {
        String text = line.substring(line.indexOf('>') + 1);
        return text.startsWith(" ") ? text.substring(1) : text;
    }

    /// Lines of one look together; a patch has no links, so that it can be copied as it is.
    private List<Piece> patch() {
        var pieces = new ArrayList<Piece>();
        var same = new StringBuilder();
        String look = "";
        for (String line : pending) {
            String next = colours < MAX_COLOURS ? look(line) : "";
            if (!next.equals(look) && !same.isEmpty()) {
                pieces.add(new Piece(links.shown(same.toString()), "", look));
                same.setLength(0);
                colours++;
            }
            look = next;
            same.append(line).append('\n');
        }
        pieces.add(new Piece(links.shown(same.toString()), "", look));
        return pieces;
    }

    private static String look(String line) {
        if (line.startsWith("+++ ") || line.startsWith("--- ") || line.startsWith("diff ")) return "diff-file";
        if (line.startsWith("+")) return "diff-add";
        if (line.startsWith("-")) return "diff-del";
        return line.startsWith("@@") ? "diff-at" : "";
    }
}
