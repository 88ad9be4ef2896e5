package org.carillon.spam;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.FrontVerdict;
import org.carillon.mail.Headers;
import org.carillon.mail.Message;

/// The door of this room: what a letter's score is, and what people have said of letters.
@Startup
@ApplicationScoped
public class SpamFilter {
    /// Beyond [SpamConfig#tagAt] for what a filter in front calls spam: more than our own filter
    /// can say against it, so that its word stands.
    private static final double FRONT_MARGIN = 5;

    private final SpamConfig config;
    private final SpamMemory memory;
    private final SiteLessons lessons;
    private final Scorer scorer;

    /// @throws IllegalArgumentException with a sentence for the operator, when a setting makes no
    ///     sense
    SpamFilter(SpamConfig config, SpamMemory memory, SiteLessons lessons) {
        this.config = config;
        this.memory = memory;
        this.lessons = lessons;
        this.scorer = new Scorer(config);
    }

    /// @param scopes whose filters are asked: the first of them that has learned enough. That of
    ///     the site comes last by itself
    /// @param accepted when the letter came in
    /// @param hints what others know of it: block lists, authentication, scanners
    /// @return empty when nobody looked and nobody said anything that matters
    public Optional<SpamScore> score(List<String> scopes, Message message, Instant accepted, List<Hint> hints) {
        if (!config.enabled()) return Optional.of(scorer.told(hints)).filter(SpamFilter::doubtful);
        Sample sample = Sample.of(message, accepted);
        var all = new ArrayList<Hint>(hints);
        if (config.learn()) all.add(memory.judge(scopes, sample).hint());
        return Optional.of(scorer.score(sample, all));
    }

    private static boolean doubtful(SpamScore score) {
        return score.verdict() != SpamScore.Verdict.HAM;
    }

    /// What a filter on one of our own hosts, which the letter has passed, says against it.
    public Optional<Hint> inFront(Headers headers) {
        boolean spam = config.enabled() && config.believeFront() && FrontVerdict.spam(headers);
        return spam
                ? Optional.of(new Hint("the filter of a host in front says so", config.tagAt() + FRONT_MARGIN))
                : Optional.empty();
    }

    /// Whether anything is learned here.
    public boolean learning() {
        return config.enabled() && config.learn();
    }

    /// Somebody who runs a list or the site says that a letter is spam, or that it is not. Said
    /// again, nothing changes; who changes his mind is believed.
    ///
    /// @param scopes whose filters learn it; name [SpamMemory#SITE] where the site's shall
    /// @return false when nothing is learned here
    public boolean learn(List<String> scopes, Message message, boolean spam) {
        if (!learning()) return false;
        for (String scope : inOrder(scopes)) memory.learn(scope, message, spam);
        return true;
    }

    /// A person says the same of a letter of their own: their filter learns it, and that of the
    /// site as long as they have not taught it much today.
    ///
    /// @param scope the person's
    /// @return false when nothing is learned here
    public boolean learnFrom(String scope, Message message, boolean spam) {
        if (!learning()) return false;
        memory.learn(scope, message, spam);
        if (lessons.take(scope, message)) memory.learn(SpamMemory.SITE, message, spam);
        return true;
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
