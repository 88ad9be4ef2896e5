package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `suppression add|import|list|remove`
@Command(name = "suppression", description = "To whom nothing is sent.")
final class SuppressionCommands {
    private static final Table ALL =
            Table.of("Nobody is suppressed.", "ADDRESS address", "REASON reason", "BY by", "SINCE time");
    private static final String ROOT = "suppressions";

    @Command(description = "Send nothing to addresses or whole domains any more.")
    int add(
            @Mixin Server server,
            @Parameters(paramLabel = "ADDRESS|DOMAIN", arity = "1..*") List<String> addresses,
            @Option(names = "--reason", defaultValue = "", description = "Why; who writes there is told.")
                    String reason) {
        var each = new Each(server);
        for (String address : addresses) {
            each.one(address, api -> {
                JsonNode answer = api.post(ApiClient.path(ROOT), Map.of("address", address, "reason", reason));
                server.done(answer, "Nothing is sent to " + address + " any more.");
            });
        }
        return each.exitCode();
    }

    @Command(
            name = "import",
            description =
                    "Add a file (or - for the standard input): one address or domain a line, then optionally ',reason'.")
    int importAll(@Mixin Server server, @Parameters(paramLabel = "FILE|-") String file) throws IOException {
        BodyPublisher body =
                file.equals("-") ? BodyPublishers.ofByteArray(System.in.readAllBytes()) : Upload.of(file, server.err());
        JsonNode report = server.api().post(ApiClient.path(ROOT), "text/plain; charset=UTF-8", body);
        for (JsonNode line : report.path("refused")) {
            server.err()
                    .println("line " + line.path("line").asLong() + ": "
                            + Plain.line(line.path("why").asText()));
        }
        return server.done(
                report,
                "%d new, %d known, %d refused."
                        .formatted(
                                report.path("new").asLong(),
                                report.path("known").asLong(),
                                report.path("refused").size()));
    }

    @Command(description = "Show to whom nothing is sent.")
    int list(@Mixin Server server) {
        return server.print(ApiClient.path(ROOT) + "?limit=1000", ALL);
    }

    @Command(description = "Send to addresses or domains again.")
    int remove(
            @Mixin Server server, @Parameters(paramLabel = "ADDRESS|DOMAIN", arity = "1..*") List<String> addresses) {
        var each = new Each(server);
        for (String address : addresses) {
            each.one(
                    address,
                    api -> server.done(
                            api.delete(ApiClient.path(ROOT, address)), address + " may get letters from here again."));
        }
        return each.exitCode();
    }
}
