package org.carillon.spam.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.spam.Hint;
import org.carillon.spam.Sample;
import org.carillon.spam.SpamRule;

/// Fields that every mail program writes: Date and From must be there, Message-ID should (RFC
/// 5322 §3.6).
final class MissingFieldsRule implements SpamRule {
    private record Wanted(String field, double points) {}

    private static final List<Wanted> WANTED =
            List.of(new Wanted("From", 2), new Wanted("Date", 1), new Wanted("Message-ID", 1));

    @Override
    public String name() {
        return "missing-fields";
    }

    @Override
    public Optional<Hint> look(Sample sample) {
        var missing = new ArrayList<String>();
        double points = 0;
        for (Wanted wanted : WANTED) {
            boolean there =
                    sample.message().headers().first(wanted.field()).stream().anyMatch(v -> !v.isEmpty());
            if (there) continue;
            missing.add(wanted.field());
            points += wanted.points();
        }
        String words = "it has no " + String.join(", no ", missing);
        return missing.isEmpty() ? Optional.empty() : Optional.of(new Hint(words, points));
    }
}
