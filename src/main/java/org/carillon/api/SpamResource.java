package org.carillon.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.carillon.lists.Right;
import org.carillon.mail.Message;
import org.carillon.spam.SpamConfig;
import org.carillon.spam.SpamFilter;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.SpamScopes;
import org.carillon.spam.SpamScore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/spam")
@Tag(name = "spam")
public class SpamResource {
    /// @param ham wanted letters learned
    /// @param needed of each kind, before the filter says anything
    public record State(boolean enabled, long ham, long spam, int needed) {}

    /// @param verdict `ham`, `unsure` or `spam`
    public record Judged(String verdict, double points, double spamFrom, List<Reason> reasons) {
        static Judged of(SpamScore score) {
            return new Judged(
                    score.verdict().name().toLowerCase(Locale.ROOT),
                    score.points(),
                    score.tagAt(),
                    score.reasons().stream()
                            .map(hint -> new Reason(hint.words(), hint.points()))
                            .toList());
        }
    }

    public record Reason(String words, double points) {}

    private final SpamFilter filter;
    private final Caller caller;
    private final SpamMemory memory;
    private final SpamConfig config;
    private final Clock clock;

    SpamResource(SpamFilter filter, SpamMemory memory, SpamConfig config, Clock clock, Caller caller) {
        this.caller = caller;
        this.filter = filter;
        this.memory = memory;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Show what the spam filter has learned, of the site or of one list")
    public State state(@RestQuery @Nullable String list) {
        var learned = memory.learned(scope(list));
        return new State(config.enabled(), learned.ham(), learned.spam(), config.learnFrom());
    }

    @POST
    @Path("check")
    @Consumes("message/rfc822")
    @Operation(summary = "Score a letter; it goes nowhere, and nothing is learned")
    public Judged check(byte[] letter, @RestQuery @Nullable String list) {
        return filter.score(List.of(scope(list)), letter(letter), clock.instant(), List.of())
                .map(Judged::of)
                .orElseThrow(() -> Refusal.conflict("The spam filter is off: set carillon.spam.enabled=true."));
    }

    @POST
    @Path("learn")
    @Consumes("message/rfc822")
    @Operation(summary = "Teach the filter a letter: kind is spam, ham, or forget to take it back")
    public State learn(byte[] letter, @RestQuery @Nullable String kind, @RestQuery @Nullable String list) {
        Message message = letter(letter);
        List<String> scopes = List.of(scope(list));
        switch (kind == null ? "" : kind) {
            case "spam" -> learned(filter.learn(scopes, message, true));
            case "ham" -> learned(filter.learn(scopes, message, false));
            case "forget" -> filter.unlearn(scopes, message);
            default -> throw Refusal.invalid("The kind is spam, ham or forget: learn?kind=spam.");
        }
        return state(list);
    }

    private static void learned(boolean done) {
        if (!done)
            throw Refusal.conflict("Nothing is learned here: see carillon.spam.enabled and carillon.spam.learn.");
    }

    private static Message letter(byte[] bytes) {
        if (bytes.length == 0) throw Refusal.invalid("The body is missing: send the letter as it came.");
        return new Message(bytes);
    }

    private String scope(@Nullable String list) {
        return list == null || list.isBlank()
                ? SpamMemory.SITE
                : SpamScopes.list(caller.list(list.strip(), Right.DECIDE_HELD).id());
    }
}
