package org.carillon.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `held list|accept|reject|discard|spam`
@Command(name = "held", description = "Posts that wait for a decision.")
final class HeldCommands {
    private static final Table ALL = Table.of(
            "Nothing is held.", "ID id", "LIST list", "HELD time", "FROM from", "SUBJECT subject", "REASON reason");

    @Command(description = "Show the held posts of a list, or of all.")
    int list(@Mixin Server server, @Parameters(paramLabel = "LIST", arity = "0..1") @Nullable String list) {
        return server.print(list == null ? ApiClient.path("held") : ApiClient.path("lists", list, "held"), ALL);
    }

    @Command(description = "Send held posts on to their lists; the spam filter learns that they are wanted.")
    int accept(@Mixin Server server, @Parameters(paramLabel = "ID", arity = "1..*") List<Long> ids) {
        return decide(server, ids, "accept", "is accepted.");
    }

    @Command(description = "Refuse held posts; no letter goes to the author, whom nobody knows for certain.")
    int reject(@Mixin Server server, @Parameters(paramLabel = "ID", arity = "1..*") List<Long> ids) {
        return decide(server, ids, "reject", "is rejected.");
    }

    @Command(description = "Drop held posts without a word.")
    int discard(@Mixin Server server, @Parameters(paramLabel = "ID", arity = "1..*") List<Long> ids) {
        return decide(server, ids, "discard", "is discarded.");
    }

    @Command(description = "Drop held posts; the spam filter learns that they are spam.")
    int spam(@Mixin Server server, @Parameters(paramLabel = "ID", arity = "1..*") List<Long> ids) {
        return decide(server, ids, "spam", "is discarded as spam.");
    }

    private static int decide(Server server, List<Long> ids, String verb, String done) {
        var each = new Each(server);
        for (long id : ids) {
            each.one(
                    id,
                    api -> server.done(
                            api.post(ApiClient.path("held", Long.toString(id), verb)), "Held post " + id + " " + done));
        }
        return each.exitCode();
    }
}
