package org.carillon.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.mail.Mailbox;

/// What is written in the folder `demo` of the resources.
final class DemoTexts {
    private static final String MARK = "=== ";

    private DemoTexts() {}

    static String read(String file) {
        try (InputStream in = DemoTexts.class.getResourceAsStream("/demo/" + file)) {
            if (in == null) throw new IllegalStateException("demo/" + file + " is missing from the jar");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The letters of a file, in its order: a line `=== id / 3 days ago 19:30`, header fields, an empty line, the
    /// text.
    static List<DemoLetter> letters(String file) {
        var letters = new ArrayList<DemoLetter>();
        var lines = new ArrayList<String>();
        for (String line : read(file).lines().toList()) {
            if (line.startsWith(MARK) && !lines.isEmpty()) {
                letters.add(letter(lines));
                lines.clear();
            }
            lines.add(line);
        }
        letters.add(letter(lines));
        return letters;
    }

    private static DemoLetter letter(List<String> lines) {
        int end = lines.indexOf("");
        Map<String, String> fields = new HashMap<>();
        for (String field : lines.subList(1, end)) {
            int colon = field.indexOf(": ");
            fields.put(field.substring(0, colon), field.substring(colon + 2));
        }
        return new DemoLetter(
                DemoLetter.Mark.parse(lines.getFirst()),
                Mailbox.list(fields.getOrDefault("From", "")).getFirst(),
                fields.getOrDefault("To", ""),
                fields.getOrDefault("Subject", ""),
                String.join("\n", lines.subList(end + 1, lines.size())).stripTrailing());
    }

    /// The Message-IDs that a letter of the file answers to, the oldest first.
    static List<String> chain(List<DemoLetter> file, DemoLetter letter) {
        var chain = new ArrayList<String>();
        for (var at = answered(file, letter); !at.isEmpty(); at = answered(file, at.getFirst())) {
            chain.addFirst(at.getFirst().messageId());
        }
        return chain;
    }

    /// None or one.
    private static List<DemoLetter> answered(List<DemoLetter> file, DemoLetter letter) {
        return file.stream()
                .filter(other -> other.mark().id().equals(letter.mark().answers()))
                .limit(1)
                .toList();
    }
}
