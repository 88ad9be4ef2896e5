package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `greylist list|release|forget|counts|networks|forget-network`
@Command(name = "greylist", description = "Strangers who were asked to come again.")
final class GreylistCommands {
    private static final String ROOT = "greylist";
    private static final Table ALL = Table.of(
            "Nobody was asked to come again.",
            "ID id",
            "NETWORK network",
            "FROM sender",
            "TO recipient",
            "FIRST time",
            "WAITS waiting");
    private static final Table NETWORKS = Table.of(
            "No letter has come again yet.", "ID id", "NETWORK network", "TIMES times", "FIRST first", "LAST last");

    @Command(description = "Show letters that were asked to come again, the newest first.")
    int list(@Mixin Server server) {
        return server.print(ApiClient.path(ROOT) + "?limit=1000", ALL);
    }

    @Command(description = "Let letters pass when they come next.")
    int release(@Mixin Server server, @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
        var each = new Each(server);
        for (String id : ids) {
            each.one(id, api -> server.done(api.post(ApiClient.path(ROOT, id, "release")), "Released " + id + "."));
        }
        return each.exitCode();
    }

    @Command(description = "Forget letters, so that they have to come again.")
    int forget(@Mixin Server server, @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
        var each = new Each(server);
        for (String id : ids) {
            each.one(id, api -> server.done(api.delete(ApiClient.path(ROOT, id)), "Forgot " + id + "."));
        }
        return each.exitCode();
    }

    @Command(description = "Show how many wait, how many came again, and how many networks are known.")
    int counts(@Mixin Server server) {
        JsonNode counts = server.api().get(ApiClient.path(ROOT, "counts"));
        String off = counts.path("on").asBoolean() ? "" : " The greylist is off.";
        return server.done(
                counts,
                "%d letters wait, %d came again, %d networks need not wait.%s"
                        .formatted(
                                counts.path("waiting").asLong(),
                                counts.path("passed").asLong(),
                                counts.path("networks").asLong(),
                                off));
    }

    @Command(description = "Show networks from which letters came again, the newest first.")
    int networks(@Mixin Server server) {
        return server.print(ApiClient.path(ROOT, "networks") + "?limit=1000", NETWORKS);
    }

    @Command(name = "forget-network", description = "Forget networks, so that letters from there have to come again.")
    int forgetNetwork(@Mixin Server server, @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
        var each = new Each(server);
        for (String id : ids) {
            each.one(
                    id,
                    api -> server.done(api.delete(ApiClient.path(ROOT, "networks", id)), "Forgot network " + id + "."));
        }
        return each.exitCode();
    }
}
