package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `doors list|refusals|certificate`
@Command(name = "doors", description = "The doors for letters, and the certificate shown there.")
final class DoorCommands {
    private static final Table ALL = Table.of(
            "No door is open.",
            "DOOR name",
            "HOST host",
            "PORT port",
            "SECURITY security",
            "SESSIONS sessions",
            "CONNECTIONS connections",
            "LETTERS accepted",
            "REFUSED refused");
    private static final Table REFUSALS =
            Table.of("Nothing was refused.", "TIMES count", "REPLY reply", "MEANING meaning");

    @Command(description = "Show which doors are open and what came through them since the start.")
    int list(@Mixin Server server) {
        return server.print(ApiClient.path("doors"), ALL);
    }

    @Command(description = "Show what a door refused, and how often.")
    int refusals(
            @Mixin Server server,
            @Parameters(paramLabel = "DOOR", description = "mx, submission, submissions or lmtp.") String door) {
        return server.print(ApiClient.path("doors", door, "refusals"), REFUSALS);
    }

    @Command(description = "Show the certificate and until when it is valid.")
    int certificate(@Mixin Server server) {
        JsonNode shown = server.api().get(ApiClient.path("doors", "certificate"));
        if (server.json()) return server.done(shown, "");
        shown.fields().forEachRemaining(f -> server.out().printf("%-14s %s%n", f.getKey(), Table.text(f.getValue())));
        return 0;
    }
}
