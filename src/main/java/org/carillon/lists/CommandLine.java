package org.carillon.lists;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.mail.Address;

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
            Map.entry("recipients", "who"),
            Map.entry("options", "options"),
            Map.entry("option", "options"),
            Map.entry("password", "options"),
            Map.entry("passwd", "options"),
            Map.entry("show", "options"),
            Map.entry("get", "get"),
            Map.entry("change", "change"),
            Map.entry("move", "change"),
            Map.entry("changeaddr", "change"),
            Map.entry("help", "help"),
            Map.entry("commands", "help"),
            Map.entry("end", "end"),
            Map.entry("stop", "end"),
            Map.entry("quit", "end"));

    /// After which those who subscribe name themselves.
    private static final Set<String> WITH_A_NAME = Set.of("subscribe", "sub");

    /// More words are a sentence of somebody who writes to people.
    private static final int LONGEST_NAME = 4;

    private CommandLine() {}

    /// @param list the local part of the list
    static Optional<ListCommand> parse(String line, String list) {
        if (line.length() > MAX_LINE) return Optional.empty();
        List<String> words =
                new ArrayList<>(List.of(line.strip().toLowerCase(Locale.ROOT).split("\\s+")));
        String typed = words.removeFirst();
        String word = WORDS.get(typed);
        if (word == null) return Optional.empty();
        words.removeIf(w -> w.equals(list));
        try {
            return command(word, typed, words);
        } catch (SettingException wrong) {
            return Optional.of(new ListCommand.Refused(word, wrong.getMessage()));
        }
    }

    private static Optional<ListCommand> command(String word, String typed, List<String> rest) {
        return switch (word) {
            case "join" -> join(typed, rest);
            case "leave" -> leave(rest);
            case "confirm" ->
                rest.size() == 1 ? Optional.of(new ListCommand.Confirm(rest.getFirst())) : Optional.empty();
            case "set" -> set(rest);
            case "info" -> bare(new ListCommand.About(), rest);
            case "lists" -> bare(new ListCommand.Lists(), rest);
            case "which" -> bare(new ListCommand.Which(), rest);
            case "who" -> bare(new ListCommand.Who(), rest);
            case "options" -> bare(new ListCommand.Options(), rest);
            case "get" -> get(rest);
            case "change" -> change(rest);
            case "help" -> bare(new ListCommand.Help(), rest);
            case "end" -> bare(new ListCommand.End(), rest);
            default -> Optional.empty();
        };
    }

    /// `join`, `join nomail`, and `subscribe Ana Lopez` of the old list servers: who wrote the letter has said
    /// the name already.
    private static Optional<ListCommand> join(String typed, List<String> rest) {
        if (rest.isEmpty()) return Optional.of(new ListCommand.Join(MemberMode.REGULAR));
        if (rest.stream().anyMatch(w -> w.indexOf('@') >= 0)) return Optional.of(notForOthers("join"));
        boolean name = WITH_A_NAME.contains(typed) && rest.size() <= LONGEST_NAME;
        if (rest.size() > 1) return name ? join(typed, List.of()) : Optional.empty();
        boolean mode = Arrays.stream(MemberMode.values()).anyMatch(m -> m.word().equals(rest.getFirst()));
        if (!mode && name) return join(typed, List.of());
        return Optional.of(new ListCommand.Join(MemberMode.of(rest.getFirst())));
    }

    private static ListCommand notForOthers(String command) {
        return new ListCommand.Refused(
                command,
                "Write from the address that wants to " + command + "; an address in the command is not looked at.");
    }

    private static Optional<ListCommand> leave(List<String> rest) {
        if (rest.size() == 1 && rest.getFirst().indexOf('@') > 0) return Optional.of(notForOthers("leave"));
        return bare(new ListCommand.Leave(), rest);
    }

    private static Optional<ListCommand> set(List<String> rest) {
        if (rest.isEmpty()) return Optional.of(new ListCommand.Options());
        if (rest.size() > 2) return Optional.empty();
        return Optional.of(new ListCommand.Choose(
                rest.size() == 1
                        ? OptionWords.alone(rest.getFirst())
                        : OptionWords.of(rest.getFirst(), rest.getLast())));
    }

    /// `change ana@new.example`, and `change ana@new.example all`.
    private static Optional<ListCommand> change(List<String> rest) {
        if (rest.isEmpty() || rest.size() > 2 || rest.getFirst().indexOf('@') < 1) return Optional.empty();
        Optional<Address> to = Address.parse(rest.getFirst());
        boolean everywhere = rest.size() == 2;
        if (to.isEmpty() || to.get().routed() || everywhere && !rest.getLast().equals("all")) {
            return Optional.of(new ListCommand.Refused(
                    "change",
                    "Name the new address, such as change ana@new.example, and all behind it for all of your lists."));
        }
        return Optional.of(new ListCommand.Change(new AddressMove(to.get(), everywhere)));
    }

    private static Optional<ListCommand> get(List<String> rest) {
        if (rest.size() != 1) return Optional.empty();
        return Optional.of(ListCommand.Get.of(rest.getFirst()));
    }

    /// More words behind a command that takes none make it a sentence of somebody who writes to people.
    private static Optional<ListCommand> bare(ListCommand command, List<String> rest) {
        return rest.isEmpty() ? Optional.of(command) : Optional.empty();
    }
}
