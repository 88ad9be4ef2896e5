package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `queue list|show|hold|release|retry|delete`
@Command(name = "queue", description = "Letters on their way out.")
final class QueueCommands {
    private static final Table ALL = Table.of(
            "The queue is empty.",
            "ID id",
            "DESTINATION destination",
            "RECIPIENTS recipients",
            "STATE state",
            "TRIES attempts",
            "NEXT TRY next",
            "LAST REPLY lastReply");

    @Command(description = "Show what waits.")
    int list(@Mixin Server server) {
        return server.print(ApiClient.path("queue") + "?limit=1000", ALL);
    }

    @Command(description = "Show one batch.")
    int show(@Mixin Server server, @Parameters(paramLabel = "ID") long id) {
        JsonNode batch = server.api().get(ApiClient.path("queue", Long.toString(id)));
        if (server.json()) return server.done(batch, "");
        batch.fields().forEachRemaining(f -> server.out().printf("%-14s %s%n", f.getKey(), Table.text(f.getValue())));
        return 0;
    }

    @Command(description = "Keep batches back until they are released.")
    int hold(@Mixin Server server, @Parameters(paramLabel = "ID", arity = "1..*") List<Long> ids) {
        return act(server, ids, "hold", "is held.");
    }

    @Command(description = "Let held batches go.")
    int release(@Mixin Server server, @Parameters(paramLabel = "ID", arity = "1..*") List<Long> ids) {
        return act(server, ids, "release", "is released.");
    }

    @Command(description = "Try batches now.")
    int retry(@Mixin Server server, @Parameters(paramLabel = "ID", arity = "1..*") List<Long> ids) {
        return act(server, ids, "retry", "is tried now.");
    }

    @Command(description = "Give batches up, without a bounce.")
    int delete(@Mixin Server server, @Parameters(paramLabel = "ID", arity = "1..*") List<Long> ids) {
        return act(server, ids, null, "is deleted.");
    }

    private static int act(Server server, List<Long> ids, @Nullable String verb, String done) {
        var each = new Each(server);
        for (long id : ids) {
            each.one(id, api -> {
                String number = Long.toString(id);
                JsonNode answer = verb == null
                        ? api.delete(ApiClient.path("queue", number))
                        : api.post(ApiClient.path("queue", number, verb));
                server.done(answer, "Batch " + id + " " + done);
            });
        }
        return each.exitCode();
    }
}
