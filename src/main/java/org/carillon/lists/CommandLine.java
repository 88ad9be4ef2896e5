package org.carillon.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads one line as a command: our own words and those of Majordomo, Sympa and ezmlm, in any case. A list's
/// own name among the words is passed over (`SUB chess`, `SET chess NOMAIL`).
final class CommandLine {
    /// Longer lines are no commands.
    private static final int MAX_LINE = 200;

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("subscribe", "join"),
            Map.entry("sub", "join"),
            Map.entry("join", "join"),
            Map.entry("unsubscribe", "leave"),
            Map.entry("unsub", "leave"),
            Map.entry("leave", "leave"),
            Map.entry("signoff", "leave"),
            Map.entry("sig", "leave"),
            Map.entry("remove", "leave"),
            Map.entry("confirm", "confirm"),
            Map.entry("auth", "confirm"),
            Map.entry("ok", "confirm"),
            Map.entry("set", "set"),
            Map.entry("info", "info"),
            Map.entry("information", "info"),
            Map.entry("lists", "lists"),
            Map.entry("index", "lists"),
            Map.entry("which", "which"),
            Map.entry("query", "which"),
            Map.entry("who", "who"),
            Map.entry("review", "who"),
            Map.entry("rev", "who"),
            Map.entry("help", "help"),
            Map.entry("commands", "help"),
            Map.entry("end", "end"),
            Map.entry("stop", "end"),
            Map.entry("quit", "end"));

    private CommandLine() {}

    /// @param list the local part of the list
    static Optional<ListCommand> parse(String line, String list) {
        if (line.length() > MAX_LINE) return Optional.empty();
        List<String> words =
                new ArrayList<>(List.of(line.strip().toLowerCase(Locale.ROOT).split("\\s+")));
        String word = WORDS.get(words.removeFirst());
        if (word == null) return Optional.empty();
        words.removeIf(w -> w.equals(list));
        try {
            return command(word, words);
        } catch (SettingException wrong) {
            return Optional.of(new ListCommand.Refused(word, wrong.getMessage()));
        }
    }

    private static Optional<ListCommand> command(String word, List<String> rest) {
        return switch (word) {
            case "join" -> join(rest);
            case "leave" -> bare(new ListCommand.Leave(), rest);
            case "confirm" ->
                rest.size() == 1 ? Optional.of(new ListCommand.Confirm(rest.getFirst())) : Optional.empty();
            case "set" -> set(rest);
            case "info" -> bare(new ListCommand.About(), rest);
            case "lists" -> bare(new ListCommand.Lists(), rest);
            case "which" -> bare(new ListCommand.Which(), rest);
            case "who" -> bare(new ListCommand.Refused("who", "The members of a list are not shown by mail."), rest);
            case "help" -> bare(new ListCommand.Help(), rest);
            case "end" -> bare(new ListCommand.End(), rest);
            default -> Optional.empty();
        };
    }

    /// `join`, `join nomail`, and `subscribe Ana Lopez` of the old list servers: a name is no mode.
    private static Optional<ListCommand> join(List<String> rest) {
        if (rest.isEmpty()) return Optional.of(new ListCommand.Join(MemberMode.REGULAR));
        if (rest.size() == 1 && rest.getFirst().indexOf('@') < 0) {
            return Optional.of(new ListCommand.Join(MemberMode.of(rest.getFirst())));
        }
        if (rest.stream().noneMatch(w -> w.indexOf('@') >= 0)) return Optional.empty();
        return Optional.of(new ListCommand.Refused(
                "join", "Write from the address that wants to join; an address in the command is not looked at."));
    }

    private static Optional<ListCommand> set(List<String> rest) {
        if (rest.size() == 1) return Optional.of(new ListCommand.SetMode(MemberMode.of(rest.getFirst())));
        if (rest.size() != 2) return Optional.empty();
        String value = rest.getLast();
        return switch (rest.getFirst()) {
            case "mode" -> Optional.of(new ListCommand.SetMode(MemberMode.of(value)));
            case "own-posts" ->
                switch (value) {
                    case "on", "off" -> Optional.of(new ListCommand.SetOwnPosts(value.equals("on")));
                    default -> Optional.of(new ListCommand.Refused("set", "own-posts is on or off."));
                };
            case "ack", "hide" ->
                Optional.of(new ListCommand.Refused("set", "This server does not offer ack and hide."));
            default -> Optional.empty();
        };
    }

    /// More words behind a command that takes none make it a sentence of somebody who writes to people.
    private static Optional<ListCommand> bare(ListCommand command, List<String> rest) {
        return rest.isEmpty() ? Optional.of(command) : Optional.empty();
    }
}
