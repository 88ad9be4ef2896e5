package org.carillon.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `spool list|retry`
@Command(name = "spool", description = "Letters that were accepted and are not dealt with yet.")
final class SpoolCommands {
    private static final Table ALL = Table.of(
            "The spool is empty.",
            "ID id",
            "STATE state",
            "FROM from",
            "TO to",
            "ACCEPTED acceptedAt",
            "TRIES attempts",
            "ERROR error");

    @Command(description = "Show what is at rest, those set aside after three failures too.")
    int list(@Mixin Server server) {
        return server.print(ApiClient.path("spool") + "?limit=1000", ALL);
    }

    @Command(description = "Try letters that were set aside once more.")
    int retry(@Mixin Server server, @Parameters(paramLabel = "ID", arity = "1..*") List<Long> ids) {
        var each = new Each(server);
        for (long id : ids) {
            each.one(
                    id,
                    api -> server.done(
                            api.post(ApiClient.path("spool", Long.toString(id), "retry")),
                            "Spool item " + id + " is tried again."));
        }
        return each.exitCode();
    }
}
