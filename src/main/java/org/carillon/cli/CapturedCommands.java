package org.carillon.cli;

import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `captured list|raw`
@Command(name = "captured", description = "Letters that would have left (route capture).")
final class CapturedCommands {
    private static final Table ALL =
            Table.of("No letter was captured yet.", "ID id", "TIME time", "FROM from", "TO to", "SUBJECT subject");

    @Command(description = "Show the newest.")
    int list(
            @Mixin Server server,
            @Option(names = "--limit", defaultValue = "100", description = "How many at most; default 100.")
                    int limit) {
        return server.print(ApiClient.path("captured") + "?limit=" + Math.clamp(limit, 1, 1000), ALL, limit);
    }

    @Command(description = "Write the bytes of one to the standard output.")
    int raw(@Mixin Server server, @Parameters(paramLabel = "ID") long id) {
        try (InputStream letter = server.api().open(ApiClient.path("captured", Long.toString(id), "raw"))) {
            letter.transferTo(System.out);
            System.out.flush();
            return 0;
        } catch (IOException broken) {
            throw new Refused("The letter could not be read to its end.");
        }
    }
}
