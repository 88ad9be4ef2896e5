package org.carillon.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ban add|list|lift [--list LIST]`
@Command(name = "ban", description = "Who is kept out of a list, or of all lists.")
final class BanCommands {
    private static final Table ALL =
            Table.of("Nobody is banned.", "ID id", "WHO who", "REASON reason", "BY by", "SINCE time");

    private static String path(@Nullable String list, String... more) {
        String base = list == null ? ApiClient.path("bans") : ApiClient.path("lists", list, "bans");
        return more.length == 0 ? base : base + "/" + String.join("/", more);
    }

    @Command(description = "Keep out addresses, domains, or patterns in which * stands for anything.")
    int add(
            @Mixin Server server,
            @Parameters(paramLabel = "ADDRESS|DOMAIN|PATTERN", arity = "1..*") List<String> whom,
            @Option(names = "--list", description = "Of one list; else of all.") @Nullable String list,
            @Option(names = "--reason", defaultValue = "", description = "Why; for those who run it.") String reason) {
        var each = new Each(server);
        for (String who : whom) {
            each.one(
                    who,
                    api -> server.done(
                            api.post(path(list), Map.of("who", who, "reason", reason)),
                            Plain.line(who) + " is kept out."));
        }
        return each.exitCode();
    }

    @Command(description = "Show who is kept out.")
    int list(
            @Mixin Server server,
            @Option(names = "--list", description = "Of one list; else of all.") @Nullable String list) {
        return server.print(path(list) + "?limit=1000", ALL);
    }

    @Command(description = "Lift bans, by the numbers that 'ban list' shows.")
    int lift(
            @Mixin Server server,
            @Parameters(paramLabel = "ID", arity = "1..*") List<Long> ids,
            @Option(names = "--list", description = "Of one list; else of all.") @Nullable String list) {
        var each = new Each(server);
        for (long id : ids) {
            each.one(
                    id, api -> server.done(api.delete(path(list, Long.toString(id))), "The ban " + id + " is lifted."));
        }
        return each.exitCode();
    }
}
