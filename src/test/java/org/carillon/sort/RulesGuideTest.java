package org.carillon.sort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The examples of `docs/rules.md`.
class RulesGuideTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```(person|list|site)\n(.*?)^```$");

    @Test
    void everyExampleWorks() throws IOException {
        List<MatchResult> examples = EXAMPLE.matcher(Files.readString(Path.of("docs/rules.md")))
                .results()
                .toList();
        assertEquals(6, examples.size());
        for (MatchResult example : examples) {
            Dialect dialect = Dialect.valueOf(example.group(1).toUpperCase(Locale.ROOT));
            assertEquals(List.of(), RuleSet.parse(example.group(2), dialect).faults(), example.group(2));
        }
    }
}
