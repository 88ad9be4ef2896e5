package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `member add|invite|import|export|list|show|set|remove`
@Command(name = "member", description = "Who is on a list.")
final class MemberCommands {
    private static final Table ALL =
            Table.of("The list has no members yet.", "ADDRESS address", "NAME name", "MODE mode", "POSTS posts");

    /// What is no option of the member's own.
    private static final Set<String> OF_STAFF = Set.of("name", "action");

    @Command(
            description =
                    "Take people in, without a letter to them. ADDRESS may be 'Name <address>', or another list of this server.")
    int add(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1..*", paramLabel = "ADDRESS", arity = "1..*") List<String> addresses,
            @Option(
                            names = "--mode",
                            description = "regular (default), digest, mime-digest, summary, notices or nomail.")
                    @Nullable
                    String mode) {
        var each = new Each(server);
        for (String address : addresses) {
            each.one(address, api -> {
                var body = new LinkedHashMap<String, String>();
                body.put("address", address);
                if (mode != null) body.put("mode", mode);
                JsonNode member = api.post(ApiClient.path("lists", list, "members"), body);
                server.done(member, member.path("address").asText() + admitted(member) + list + ".");
            });
        }
        return each.exitCode();
    }

    private static String admitted(JsonNode member) {
        boolean fresh = member.path("new").asBoolean(true);
        if (member.path("mode").asText().equals("list")) return fresh ? " is a list on " : " was already a list on ";
        return fresh ? " is a member of " : " was already a member of ";
    }

    @Command(description = "Invite people by a letter; who says yes is a member. ADDRESS may be 'Name <address>'.")
    int invite(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1..*", paramLabel = "ADDRESS", arity = "1..*") List<String> addresses,
            @Option(names = "--words", defaultValue = "", description = "What you say to them, in the letter.")
                    String words) {
        var each = new Each(server);
        for (String address : addresses) {
            each.one(address, api -> {
                var body = Map.of("addresses", List.of(address), "words", words);
                JsonNode outcome = api.post(ApiClient.path("lists", list, "invitations"), body);
                for (JsonNode no : outcome.path("refused"))
                    throw new Refused(no.path("why").asText());
                server.done(outcome, address + " is invited to " + list + ".");
            });
        }
        return each.exitCode();
    }

    @Command(
            name = "import",
            description =
                    "Take in a file (or - for the standard input): one 'address' or 'Name <address>' a line, then optionally ',mode'; or a table with titles, as export writes it. Sends no mail.")
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

    @Command(
            description = "Write all members as a table (CSV) to the standard output or a file; import reads it again.")
    int export(
            @Mixin Server server,
            @Parameters(paramLabel = "LIST") String list,
            @Option(names = "--out", paramLabel = "FILE", description = "Write here; the file must not exist yet.")
                    @Nullable
                    Path file) {
        if (file != null && Files.exists(file)) throw new Refused("The file " + file + " exists already.");
        try (InputStream table = server.api().open(ApiClient.path("lists", list, "members.csv"))) {
            if (file == null) table.transferTo(System.out);
            else Files.copy(table, file);
            System.out.flush();
            return 0;
        } catch (IOException broken) {
            throw new Refused("The export broke off: " + broken.getMessage() + ".");
        }
    }

    @Command(description = "Show the members of a list.")
    int list(@Mixin Server server, @Parameters(paramLabel = "LIST") String list) {
        return server.print(ApiClient.path("lists", list, "members") + "?limit=1000", ALL);
    }

    @Command(description = "Show a member with all options.")
    int show(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1", paramLabel = "ADDRESS") String address) {
        JsonNode member = server.api().get(ApiClient.path("lists", list, "members", address));
        if (server.json()) {
            server.out().println(member);
            return 0;
        }
        for (String key : List.of("address", "name", "posts", "action")) line(server, key, member.path(key));
        member.path("options").properties().forEach(option -> line(server, option.getKey(), option.getValue()));
        return 0;
    }

    private static void line(Server server, String key, JsonNode value) {
        server.out().printf("%-12s %s%n", key, Table.text(value));
    }

    @Command(
            description =
                    "Change a member: mode, own-posts, duplicates, hide, ack, pause (a day such as 2026-12-24, or off), action (accept, hold, reject, discard, none) or name.")
    int set(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1", paramLabel = "ADDRESS") String address,
            @Parameters(index = "2..*", paramLabel = "KEY=VALUE", arity = "1..*") List<String> changes) {
        var body = new LinkedHashMap<String, Object>();
        var options = new LinkedHashMap<String, String>();
        for (String change : changes) {
            int equals = change.indexOf('=');
            if (equals < 1) throw new Refused("\"" + change + "\" is no option: it has the form KEY=VALUE.");
            String key = change.substring(0, equals);
            if (OF_STAFF.contains(key)) body.put(key, change.substring(equals + 1));
            else options.put(key, change.substring(equals + 1));
        }
        if (!options.isEmpty()) body.put("options", options);
        JsonNode member = server.api().patch(ApiClient.path("lists", list, "members", address), body);
        return server.done(member, member.path("address").asText() + " is changed.");
    }

    @Command(description = "Remove members, without a letter to them, or lists that are on the list.")
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
