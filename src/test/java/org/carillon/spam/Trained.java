package org.carillon.spam;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.mail.Message;
import org.carillon.spam.Bayes.Count;

/// A filter that has learned, without a database.
final class Trained {
    private final Map<String, Count> counts = new HashMap<>();
    private final Scorer scorer = new Scorer(Settings.DEFAULT);
    private final Count learned;

    Trained(List<Message> ham, List<Message> spam) {
        ham.forEach(message -> learn(message, 1, 0));
        spam.forEach(message -> learn(message, 0, 1));
        learned = new Count(ham.size(), spam.size());
    }

    private void learn(Message message, int ham, int spam) {
        for (String token : Tokens.of(Arrivals.sample(message))) {
            counts.merge(
                    token,
                    new Count(ham, spam),
                    (old, more) -> new Count(old.ham() + more.ham(), old.spam() + more.spam()));
        }
    }

    Bayes.Result judge(Sample sample) {
        var known = new LinkedHashMap<String, Count>();
        for (String token : Tokens.of(sample)) known.put(token, counts.getOrDefault(token, Count.NONE));
        return Bayes.judge(learned, known);
    }

    SpamScore score(Message message) {
        Sample sample = Arrivals.sample(message);
        return scorer.score(sample, List.of(new Opinion.Known("", judge(sample)).hint()));
    }

    /// The rules alone, as in a house that has learned nothing.
    static SpamScore untrained(Message message) {
        return new Scorer(Settings.DEFAULT).score(Arrivals.sample(message), List.of());
    }
}
