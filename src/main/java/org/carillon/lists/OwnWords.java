package org.carillon.lists;

import java.util.ArrayList;
import org.carillon.mail.Message;
import org.carillon.mail.MimePart;

/// What somebody writes above the letter that is answered: up to the quotes, the line that mail programs put above
/// them, or a signature.
final class OwnWords {
    private static final int MOST_LINES = 200;

    private OwnWords() {}

    static String of(Message message) {
        var own = new ArrayList<String>();
        for (String line : MimePart.plainText(message).lines().limit(MOST_LINES).toList()) {
            if (ends(line)) break;
            own.add(line);
        }
        return Application.shortWords(String.join(" ", own));
    }

    private static boolean ends(String line) {
        String plain = line.strip();
        return line.startsWith(">")
                || line.equals("-- ")
                || plain.equals("--")
                || plain.startsWith("-----")
                || plain.startsWith("_____")
                || plain.endsWith(":") && plain.indexOf('@') >= 0
                || plain.endsWith("wrote:");
    }
}
