package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `blocklists list|ask|exempt|exempted|remove`
@Command(name = "blocklists", description = "Block lists that are asked, and who comes in whatever they say.")
final class BlockListCommands {
    private static final String ROOT = "blocklists";
    private static final String EXEMPT = "exempt";
    private static final Table ALL = Table.of(
            "No block list is asked.",
            "LIST zone",
            "WEIGHT weight",
            "ANSWERS counts",
            "RESTS UNTIL restingUntil",
            "TROUBLE trouble");
    private static final Table EXEMPTED =
            Table.of("Nobody was let in by hand.", "ID id", "NETWORK network", "WHY reason", "BY by", "SINCE time");

    @Command(description = "Show the lists, and how they have answered this server since its start.")
    int list(@Mixin Server server) {
        return server.print(ApiClient.path(ROOT), ALL);
    }

    @Command(description = "Let all nodes ask lists that rest, and say how they behave.")
    int ask(@Mixin Server server, @Parameters(paramLabel = "LIST", arity = "1..*") List<String> zones) {
        var each = new Each(server);
        for (String zone : zones) {
            each.one(zone, api -> {
                JsonNode test = api.post(ApiClient.path(ROOT, zone, "ask"));
                server.done(test, zone + ": " + test.path("sentence").asText());
            });
        }
        return each.exitCode();
    }

    @Command(description = "Let hosts or networks in whoever lists them.")
    int exempt(
            @Mixin Server server,
            @Parameters(paramLabel = "ADDRESS|NETWORK", arity = "1..*") List<String> networks,
            @Option(names = "--reason", defaultValue = "", description = "Why, for others who run the site.")
                    String reason) {
        var each = new Each(server);
        for (String network : networks) {
            each.one(network, api -> {
                JsonNode answer = api.post(ApiClient.path(ROOT, EXEMPT), Map.of("network", network, "reason", reason));
                server.done(answer, network + " may come in.");
            });
        }
        return each.exitCode();
    }

    @Command(description = "Show who was let in by hand, the newest first.")
    int exempted(@Mixin Server server) {
        return server.print(ApiClient.path(ROOT, EXEMPT) + "?limit=1000", EXEMPTED);
    }

    @Command(description = "Ask the lists about hosts or networks again.")
    int remove(@Mixin Server server, @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
        var each = new Each(server);
        for (String id : ids) {
            each.one(id, api -> server.done(api.delete(ApiClient.path(ROOT, EXEMPT, id)), "Removed " + id + "."));
        }
        return each.exitCode();
    }
}
