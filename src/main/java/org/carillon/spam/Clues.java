package org.carillon.spam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.spam.Bayes.Clue;

/// Says in words what the filter goes by.
final class Clues {
    /// Tokens of one kind that are named.
    private static final int MOST_OF_A_KIND = 3;

    private static final int MOST_KINDS = 3;

    private Clues() {}

    /// The most telling ones that speak for one side, such as `it says "viagra", "pills" and
    /// links to "x.example"`.
    ///
    /// @param spam which side
    static String sentence(List<Clue> clues, boolean spam) {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        for (Clue clue : clues) {
            if (clue.probability() > 0.5 != spam) continue;
            List<String> named = kinds.computeIfAbsent(verb(clue.token()), verb -> new ArrayList<>());
            if (named.size() < MOST_OF_A_KIND) named.add("\"" + name(clue.token()) + "\"");
        }
        List<String> parts = kinds.entrySet().stream()
                .limit(MOST_KINDS)
                .map(kind -> kind.getKey() + " " + String.join(", ", kind.getValue()))
                .toList();
        return parts.isEmpty() ? "many small things say so" : joined(parts);
    }

    private static String joined(List<String> parts) {
        String last = parts.getLast();
        String others = String.join(", ", parts.subList(0, parts.size() - 1));
        return others.isEmpty() ? last : others + " and " + last;
    }

    private static String mark(String token) {
        return token.substring(0, token.indexOf(':') + 1);
    }

    /// What a stranger wrote there ends no quotes and turns no text around.
    private static String name(String token) {
        return token.substring(token.indexOf(':') + 1).replaceAll("[\\p{C}\"]", "");
    }

    private static String verb(String token) {
        return switch (mark(token)) {
            case "subject:" -> "its subject says";
            case "from:", "sender:", "return-path:" -> "it is from";
            case "reply-to:" -> "answers go to";
            case "to:" -> "it is addressed to";
            case "field:" -> "it has the field";
            case "program:" -> "it was made by";
            case "list:" -> "it came through the list";
            case "id:" -> "its Message-ID is of";
            case "hop:" -> "it came by way of";
            case "type:", "charset:", "file:" -> "it has a part of the kind";
            case "link:" -> "it links to";
            case "value:" -> "it has the field and value";
            case "encoding:" -> "it is encoded as";
            case "shape:" -> "its Message-ID looks like";
            case "zone:" -> "it is of the time zone";
            case "hops:" -> "the number of its Received fields is";
            case "sign:" -> "its header has a";
            case "trick:" -> "it uses the trick";
            case "long:" -> "it has words of length";
            default -> "it says";
        };
    }
}
