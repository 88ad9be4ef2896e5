package org.carillon.sort.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.mail.Address;

/// A deed as an action line, and back.
final class DeedText {
    private static final String INBOX = "$DEFAULT";
    private static final String DISCARD = "/dev/null";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@][A-Za-z0-9@_.+/=-]*");

    private DeedText() {}

    static String of(Deed deed) {
        return switch (deed) {
            case Deed.File file -> quoted(file.folder());
            case Deed.Inbox _ -> INBOX;
            case Deed.Discard _ -> DISCARD;
            case Deed.Forward forward ->
                "! "
                        + String.join(
                                " ",
                                forward.to().stream()
                                        .map(a -> quoted(a.toString()))
                                        .toList());
        };
    }

    /// As a shell would have it, so that nothing in it means anything.
    private static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) return word;
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /// The deed that is written so; nothing when none is.
    static Optional<Deed> read(String line) {
        Optional<Deed> deed = deed(line);
        return deed.filter(d -> of(d).equals(line));
    }

    private static Optional<Deed> deed(String line) {
        if (line.equals(INBOX)) return Optional.of(new Deed.Inbox());
        if (line.equals(DISCARD)) return Optional.of(new Deed.Discard());
        if (!line.startsWith("! ")) return Optional.of(new Deed.File(unquoted(line)));
        var to = new ArrayList<Address>();
        for (String word : words(line.substring(2))) {
            Optional<Address> address = Address.parse(unquoted(word));
            if (address.isEmpty()) return Optional.empty();
            to.add(address.get());
        }
        return to.isEmpty() ? Optional.empty() : Optional.of(new Deed.Forward(to));
    }

    /// Divided at blanks outside quotes.
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean inside = false;
        for (char c : text.toCharArray()) {
            if (c == '\'') inside = !inside;
            if (c == ' ' && !inside) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        return words;
    }

    private static String unquoted(String word) {
        if (word.length() < 2 || !word.startsWith("'") || !word.endsWith("'")) return word;
        return word.substring(1, word.length() - 1).replace("'\\''", "'");
    }
}
