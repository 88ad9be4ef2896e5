package org.carillon.spam.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carillon.spam.Hint;
import org.carillon.spam.Sample;
import org.carillon.spam.SpamRule;
import org.carillon.spam.Words;

/// Words that this site does not want, wherever they stand in subject or text: whole words, in
/// any case, whatever blanks are between them.
final class KeywordsRule implements SpamRule {
    private final Map<String, Double> keywords = new TreeMap<>();

    KeywordsRule(Map<String, Double> wanted) {
        wanted.forEach((words, points) -> keywords.put(inLine(words).strip(), points));
        keywords.remove("");
    }

    @Override
    public String name() {
        return "keywords";
    }

    @Override
    public Optional<Hint> look(Sample sample) {
        if (keywords.isEmpty()) return Optional.empty();
        String text = inLine(sample.subject() + " \n " + sample.text());
        var found = new LinkedHashMap<String, Double>();
        keywords.forEach((words, points) -> {
            if (says(text, words)) found.put(words, points);
        });
        if (found.isEmpty()) return Optional.empty();
        double points = found.values().stream().mapToDouble(Double::doubleValue).sum();
        String words = found.keySet().stream().collect(Collectors.joining("\", \"", "it says \"", "\""));
        return Optional.of(new Hint(words, points));
    }

    private static String inLine(String text) {
        return Words.plain(text).replaceAll("\\s+", " ");
    }

    private static boolean says(String text, String words) {
        for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
            if (edge(text, at - 1) && edge(text, at + words.length())) return true;
        }
        return false;
    }

    private static boolean edge(String text, int at) {
        if (at < 0 || at >= text.length()) return true;
        char c = text.charAt(at);
        return !Character.isLetterOrDigit(c) || c >= Words.FIRST_WITHOUT_BLANKS;
    }
}
