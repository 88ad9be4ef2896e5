package org.carillon.spam;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.mail.Message;

/// The door of this room: what a letter's score is, and what people have said of letters.
@Startup
@ApplicationScoped
public class SpamFilter {
    private final SpamConfig config;
    private final SpamMemory memory;
    private final Scorer scorer;

    /// @throws IllegalArgumentException with a sentence for the operator, when a setting makes no
    ///     sense
    SpamFilter(SpamConfig config, SpamMemory memory) {
        this.config = config;
        this.memory = memory;
        this.scorer = new Scorer(config);
    }

    /// @param scopes whose filters are asked: the first of them that has learned enough. That of
    ///     the site comes last by itself
    /// @param accepted when the letter came in
    /// @param hints what others know of it: block lists, authentication, scanners
    public SpamScore score(List<String> scopes, Message message, Instant accepted, List<Hint> hints) {
        if (!config.enabled()) return SpamScore.none(config.tagAt());
        Sample sample = Sample.of(message, accepted);
        var all = new ArrayList<Hint>(hints);
        if (config.learn()) all.add(memory.judge(scopes, sample).hint());
        return scorer.score(sample, all);
    }

    /// Somebody says that a letter is spam, or that it is not. Said again, nothing changes; who
    /// changes his mind is believed.
    ///
    /// @param scopes whose filters learn it; name [SpamMemory#SITE] where the site's shall
    public void learn(List<String> scopes, Message message, boolean spam) {
        if (!config.enabled() || !config.learn()) return;
        for (String scope : inOrder(scopes)) memory.learn(scope, message, spam);
    }

    /// Takes back what was said.
    public void unlearn(List<String> scopes, Message message) {
        for (String scope : inOrder(scopes)) memory.unlearn(scope, message);
    }

    /// The same for everybody, so that two clicks never wait for each other in a circle.
    private static List<String> inOrder(List<String> scopes) {
        return scopes.stream().distinct().sorted().toList();
    }
}
