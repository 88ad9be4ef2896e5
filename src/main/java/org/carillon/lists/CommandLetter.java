package org.carillon.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.EncodedWords;
import org.carillon.mail.Message;
import org.carillon.mail.MimePart;

/// The commands in a letter to `-request`: one in the subject, one in each line of the text, until `end`, a
/// signature or the first line that is none.
final class CommandLetter {
    static final int MAX_COMMANDS = 20;

    private CommandLetter() {}

    static List<ListCommand> commands(Message message, String list) {
        var found = new ArrayList<ListCommand>();
        subject(message).flatMap(line -> CommandLine.parse(line, list)).ifPresent(found::add);
        for (String line : MimePart.plainText(message).lines().limit(500).toList()) {
            if (line.isBlank()) continue;
            Optional<ListCommand> command = CommandLine.parse(line, list);
            boolean end = command.map(c -> c instanceof ListCommand.End).orElse(true);
            if (end || found.size() == MAX_COMMANDS) break;
            command.filter(c -> !found.contains(c)).ifPresent(found::add);
        }
        found.removeIf(c -> c instanceof ListCommand.End);
        return List.copyOf(found);
    }

    private static Optional<String> subject(Message message) {
        return message.headers()
                .first("Subject")
                .map(EncodedWords::decoded)
                .map(s -> s.replaceFirst("(?i)^(re|aw|fwd?):\\s*", ""));
    }
}
