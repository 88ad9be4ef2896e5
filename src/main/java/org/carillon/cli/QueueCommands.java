package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `queue list|show|hold|release|retry|delete`
@Command(name = "queue", description = "Letters on their way out.")
final class QueueCommands {
    /// How the queue is shown.
    enum By {
        BATCH,
        DESTINATION,
        LETTER
    }

    private static final String EMPTY = "The queue is empty.";
    private static final Table BATCHES = Table.of(
            EMPTY,
            "ID id",
            "DESTINATION destination",
            "RECIPIENTS recipients",
            "STATE state",
            "TRIES attempts",
            "NEXT TRY next",
            "LAST REPLY lastReply");
    private static final Table DESTINATIONS = Table.of(
            EMPTY,
            "DESTINATION destination",
            "RECIPIENTS recipients",
            "BATCHES batches",
            "HELD held",
            "TRIES attempts",
            "OLDEST oldest",
            "NEXT TRY next",
            "LAST REPLY lastReply");
    private static final Table LETTERS = Table.of(
            "No letter has left yet.", "ID id", "SUBJECT subject", "FROM origin", "TIME time", "RECIPIENTS recipients");
    private static final Table FAILED =
            Table.of("Nobody has failed.", "RECIPIENT address", "STATUS status", "HOST host", "REPLY reply");

    @Command(description = "Show what waits, or with --by letter all letters that left, the newest first.")
    int list(
            @Mixin Server server,
            @Option(names = "--by", defaultValue = "batch", description = "batch (default), destination or letter.")
                    By by) {
        String all = "?limit=1000";
        return switch (by) {
            case BATCH -> server.print(ApiClient.path("queue") + all, BATCHES);
            case DESTINATION -> server.print(ApiClient.path("queue", "destinations") + all, DESTINATIONS);
            case LETTER -> server.print(ApiClient.path("queue", "letters") + all, LETTERS);
        };
    }

    @Command(description = "Show batches, destinations, or letters with each recipient that failed.")
    int show(@Mixin Server server, @Mixin Chosen chosen) {
        List<Chosen.Place> places = chosen.places();
        var each = new Each(server);
        for (Chosen.Place place : places) each.one(place.name(), api -> show(server, place, api.get(place.path())));
        return each.exitCode();
    }

    private static void show(Server server, Chosen.Place place, JsonNode found) {
        if (server.json()) {
            server.done(found, "");
            return;
        }
        found.fields().forEachRemaining(f -> server.out().printf("%-14s %s%n", f.getKey(), Table.text(f.getValue())));
        if (place.path().contains("/letters/")) server.print(place.path() + "/failed?limit=1000", FAILED);
    }

    @Command(description = "Keep back until released.")
    int hold(@Mixin Server server, @Mixin Chosen chosen) {
        return act(server, chosen, "hold", "is held.");
    }

    @Command(description = "Let go what is held.")
    int release(@Mixin Server server, @Mixin Chosen chosen) {
        return act(server, chosen, "release", "is released.");
    }

    @Command(description = "Try now.")
    int retry(@Mixin Server server, @Mixin Chosen chosen) {
        return act(server, chosen, "retry", "is due now.");
    }

    @Command(description = "Give up, without a bounce.")
    int delete(@Mixin Server server, @Mixin Chosen chosen) {
        return act(server, chosen, null, "is deleted.");
    }

    private static int act(Server server, Chosen chosen, @Nullable String verb, String done) {
        List<Chosen.Place> places = chosen.places();
        var each = new Each(server);
        for (Chosen.Place place : places) {
            each.one(place.name(), api -> {
                JsonNode answer = verb == null ? api.delete(place.path()) : api.post(place.path() + "/" + verb);
                String many = answer.has("batches")
                        ? " Batches: " + answer.path("batches").asInt() + "."
                        : "";
                String waits = answer.path("waits").asText("");
                String still = waits.isEmpty() ? "" : " But: " + waits;
                server.done(answer, place.name() + " " + done + many + still);
            });
        }
        return each.exitCode();
    }
}
