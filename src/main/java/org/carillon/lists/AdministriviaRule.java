package org.carillon.lists;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.mail.Message;
import org.carillon.mail.MimePart;

/// "unsubscribe", sent to everybody by mistake. Only a letter that says nothing else is taken for one.
final class AdministriviaRule implements PostingRule {
    private static final Set<String> WORDS =
            Set.of("unsubscribe", "subscribe", "signoff", "leave", "join", "remove", "unsub", "sub");

    /// A longer first line is a sentence, and a longer letter says something.
    private static final int MAX_WORDS = 3;

    private static final int MAX_LINES = 4;

    /// Bytes; nobody needs more to say one word, and bigger letters are not worth the decoding.
    private static final int MAX_SIZE = 64 * 1024;

    @Override
    public Optional<Posting> judge(PostFacts facts) {
        if (facts.message().size() > MAX_SIZE) return Optional.empty();
        List<String> lines = linesOf(facts.message());
        boolean asks = lines.size() <= MAX_LINES
                && (command(facts.headers().first("Subject").orElse(""))
                        || (!lines.isEmpty() && command(lines.getFirst())));
        return asks ? PostingRule.hold("it looks like a command to the list's robot") : Optional.empty();
    }

    private static List<String> linesOf(Message message) {
        return MimePart.plainText(message)
                .lines()
                .takeWhile(line -> !line.equals("-- "))
                .filter(line -> !line.isBlank())
                .limit(MAX_LINES + 1L)
                .toList();
    }

    private static boolean command(String text) {
        String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+", MAX_WORDS + 1);
        return words.length <= MAX_WORDS && WORDS.contains(words[0].replaceAll("[.!?,]+$", ""));
    }
}
