package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `member add|import|list|remove`
@Command(name = "member", description = "Who is on a list.")
final class MemberCommands {
    private static final Table ALL =
            Table.of("The list has no members yet.", "ADDRESS address", "NAME name", "MODE mode", "POSTS posts");

    @Command(description = "Take people in, without a letter to them. ADDRESS may be 'Name <address>'.")
    int add(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1..*", paramLabel = "ADDRESS", arity = "1..*") List<String> addresses,
            @Option(names = "--mode", description = "regular (default) or nomail.") @Nullable String mode) {
        var each = new Each(server);
        for (String address : addresses) {
            each.one(address, api -> {
                var body = new LinkedHashMap<String, String>();
                body.put("address", address);
                if (mode != null) body.put("mode", mode);
                JsonNode member = api.post(ApiClient.path("lists", list, "members"), body);
                boolean fresh = member.path("new").asBoolean(true);
                server.done(
                        member,
                        member.path("address").asText() + (fresh ? " is a member of " : " was already a member of ")
                                + list + ".");
            });
        }
        return each.exitCode();
    }

    @Command(
            name = "import",
            description =
                    "Take in a file (or - for the standard input): one 'address' or 'Name <address>' a line, then optionally ',mode'. Sends no mail.")
    int importAll(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1", paramLabel = "FILE|-") String file)
            throws IOException {
        BodyPublisher body =
                file.equals("-") ? BodyPublishers.ofByteArray(System.in.readAllBytes()) : Upload.of(file, server.err());
        JsonNode report = server.api().post(ApiClient.path("lists", list, "members"), "text/csv; charset=UTF-8", body);
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

    @Command(description = "Show the members of a list.")
    int list(@Mixin Server server, @Parameters(paramLabel = "LIST") String list) {
        return server.print(ApiClient.path("lists", list, "members") + "?limit=1000", ALL);
    }

    @Command(description = "Remove members, without a letter to them.")
    int remove(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1..*", paramLabel = "ADDRESS", arity = "1..*") List<String> addresses) {
        var each = new Each(server);
        for (String address : addresses) {
            each.one(
                    address,
                    api -> server.done(
                            api.delete(ApiClient.path("lists", list, "members", address)),
                            address + " is no member of " + list + " any more."));
        }
        return each.exitCode();
    }
}
