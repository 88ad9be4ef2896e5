package org.carillon.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `request list|approve|reject`
@Command(name = "request", description = "People who wait to be let onto a list.")
final class RequestCommands {
    private static final Table ALL =
            Table.of("Nobody waits.", "ID id", "ADDRESS address", "NAME name", "SINCE time", "SAYS words");

    private static String path(String list, String... more) {
        return ApiClient.path("lists", list, "requests") + (more.length == 0 ? "" : "/" + String.join("/", more));
    }

    @Command(description = "Show who waits.")
    int list(@Mixin Server server, @Parameters(paramLabel = "LIST") String list) {
        return server.print(path(list) + "?limit=1000", ALL);
    }

    @Command(description = "Let people in, by the numbers that 'request list' shows; they get a welcome.")
    int approve(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1..*", paramLabel = "ID", arity = "1..*") List<Long> ids) {
        var each = new Each(server);
        for (long id : ids) {
            each.one(
                    id,
                    api -> server.done(
                            api.post(path(list, Long.toString(id), "approve")), "Request " + id + " is approved."));
        }
        return each.exitCode();
    }

    @Command(description = "Do not let people in; they get a letter with the reason.")
    int reject(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1..*", paramLabel = "ID", arity = "1..*") List<Long> ids,
            @Option(names = "--reason", defaultValue = "", description = "For them, in their letter.") String reason) {
        var each = new Each(server);
        for (long id : ids) {
            each.one(
                    id,
                    api -> server.done(
                            api.post(path(list, Long.toString(id), "reject"), Map.of("reason", reason)),
                            "Request " + id + " is rejected."));
        }
        return each.exitCode();
    }
}
