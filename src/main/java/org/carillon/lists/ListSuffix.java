package org.carillon.lists;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// An address beside a list's own, such as `chess-confirm+TOKEN`. Both `-` and `+` separate.
///
/// @param list the local part of the list, in lower case
/// @param word what is asked: `request`, `join`, `leave`, `options`, `confirm`, `get`, `help`, `owner` or `bounces`
/// @param argument the token behind `confirm`, a number behind `get`, `TAG.MAC` behind `bounces`, else empty; in lower
/// case
public record ListSuffix(String list, String word, String argument) {
    private static final Map<String, String> WORDS = Map.ofEntries(
            entry("request", "request"),
            entry("join", "join"),
            entry("subscribe", "join"),
            entry("leave", "leave"),
            entry("unsubscribe", "leave"),
            entry("options", "options"),
            entry("confirm", "confirm"),
            entry("get", "get"),
            entry("help", "help"),
            entry("owner", "owner"),
            entry("bounces", "bounces"));

    private static final Set<String> WITH_ARGUMENT = Set.of("confirm", "get", "bounces");

    /// Every way to read a local part as list, word and argument; the longest list name comes first, since a
    /// list may have a `-` in its own name. A list of exactly that name goes before all of these.
    public static List<ListSuffix> split(String local) {
        String text = local.toLowerCase(Locale.ROOT);
        var ways = new ArrayList<ListSuffix>();
        for (int i = text.length() - 1; i > 0; i--) {
            if (separates(text.charAt(i))) addWay(text.substring(0, i), text.substring(i + 1), ways);
        }
        return List.copyOf(ways);
    }

    private static void addWay(String list, String rest, List<ListSuffix> ways) {
        int end = 0;
        while (end < rest.length() && !separates(rest.charAt(end))) end++;
        String word = WORDS.get(rest.substring(0, end));
        if (word == null) return;
        String argument = end < rest.length() ? rest.substring(end + 1) : "";
        if (end < rest.length() && !(WITH_ARGUMENT.contains(word) && well(argument))) return;
        ways.add(new ListSuffix(list, word, argument));
    }

    /// Tokens, tags and recipients of VERP (`anna=far.example`) have these characters. Anything else may be a way to
    /// another host, which is never followed.
    private static boolean well(String argument) {
        return !argument.isEmpty()
                && argument.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || ".=_-".indexOf(c) >= 0);
    }

    private static boolean separates(char c) {
        return c == '-' || c == '+';
    }
}
