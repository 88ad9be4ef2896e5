package org.carillon.sort;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Regular expressions as a definition would have them: all places where a match can end, by trying everything. Slow,
/// and independent of the engine.
sealed interface NaiveNode {
    int NEVER = Integer.MAX_VALUE;

    /// Where a way has come to, and where it passed `\/`.
    record Way(int at, int split) {}

    /// The expression as it is written in a rule.
    String text();

    Set<Way> from(String symbols, Way way);

    record Letter(String text) implements NaiveNode {
        @Override
        public Set<Way> from(String symbols, Way way) {
            if (way.at() >= symbols.length() || !takes(symbols.charAt(way.at()))) return Set.of();
            return Set.of(new Way(way.at() + 1, way.split()));
        }

        private boolean takes(char c) {
            return switch (text) {
                case "." -> c != '\n';
                case "^", "$" -> c == '\n';
                case "[^a]" -> c != 'a' && c != 'A' && c != '\n';
                case "[ab]" -> "abAB".indexOf(c) >= 0;
                case "\\<", "\\>" -> "\n .".indexOf(c) >= 0;
                case "\\." -> c == '.';
                default -> Character.toLowerCase(c) == text.charAt(0);
            };
        }
    }

    record Then(List<NaiveNode> nodes) implements NaiveNode {
        @Override
        public String text() {
            return String.join("", nodes.stream().map(NaiveNode::text).toList());
        }

        @Override
        public Set<Way> from(String symbols, Way way) {
            Set<Way> ways = Set.of(way);
            for (NaiveNode node : nodes) ways = all(node, symbols, ways);
            return ways;
        }
    }

    record Or(NaiveNode one, NaiveNode other) implements NaiveNode {
        @Override
        public String text() {
            return "(" + one.text() + "|" + other.text() + ")";
        }

        @Override
        public Set<Way> from(String symbols, Way way) {
            var ways = new HashSet<>(one.from(symbols, way));
            ways.addAll(other.from(symbols, way));
            return ways;
        }
    }

    record Times(NaiveNode node, char sign) implements NaiveNode {
        @Override
        public String text() {
            return "(" + node.text() + ")" + sign;
        }

        @Override
        public Set<Way> from(String symbols, Way way) {
            var ways = new HashSet<Way>();
            if (sign != '+') ways.add(way);
            Set<Way> more = node.from(symbols, way);
            while (ways.addAll(more) && sign != '?') more = all(node, symbols, more);
            return ways;
        }
    }

    /// `\/`
    record Divide() implements NaiveNode {
        @Override
        public String text() {
            return "\\/";
        }

        @Override
        public Set<Way> from(String symbols, Way way) {
            return Set.of(new Way(way.at(), way.at()));
        }
    }

    private static Set<Way> all(NaiveNode node, String symbols, Set<Way> ways) {
        var ends = new HashSet<Way>();
        for (Way way : ways) ends.addAll(node.from(symbols, way));
        return ends;
    }
}
