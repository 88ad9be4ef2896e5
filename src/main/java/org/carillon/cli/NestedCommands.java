package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `list nested show|above|off`
@Command(name = "nested", description = "Lists on lists; they are put on one by `member add LIST OTHER-LIST`.")
final class NestedCommands {
    private static final Table ON = Table.of("No other list is on this one.", "ADDRESS address", "NAME name");
    private static final Table ABOVE = Table.of("The list is on no other.", "ADDRESS address", "NAME name");

    @Command(description = "Show the lists on a list: what is posted to it goes to their members, too.")
    int show(@Mixin Server server, @Parameters(paramLabel = "LIST") String list) {
        return server.print(ApiClient.path("lists", list, "nested"), ON);
    }

    @Command(description = "Show the lists that a list is on.")
    int above(@Mixin Server server, @Parameters(paramLabel = "LIST") String list) {
        return server.print(ApiClient.path("lists", list, "umbrellas"), ABOVE);
    }

    @Command(description = "Take a list off another one that it is on.")
    int off(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1", paramLabel = "OTHER-LIST") String other) {
        JsonNode gone = server.api().delete(ApiClient.path("lists", list, "umbrellas", other));
        return server.done(gone, list + " is not on " + other + " any more.");
    }
}
