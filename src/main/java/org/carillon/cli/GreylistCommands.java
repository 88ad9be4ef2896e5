package org.carillon.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `greylist list|release|forget`
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
}
