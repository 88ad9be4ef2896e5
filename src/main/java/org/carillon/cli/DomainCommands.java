package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `domain add|list|dns|keys|rotate|activate|admin`
@Command(name = "domain", description = "The domains whose mail is ours.", subcommands = DomainAdminCommands.class)
final class DomainCommands {
    private static final Table KEYS = Table.of(
            "There are no keys.",
            "SELECTOR selector",
            "ALGORITHM algorithm",
            "STATE state",
            "MADE made",
            "RETIRES retires");

    @Command(description = "Take a domain in, and show the DNS records to publish.")
    int add(@Mixin Server server, @Parameters(paramLabel = "DOMAIN") String domain) {
        var answer = server.api().post(ApiClient.path("domains"), Map.of("domain", domain));
        String name = answer.path("domain").asText(domain);
        int done = server.done(answer, name + " is a domain of this server. Publish these records in the DNS:");
        if (!server.json()) zone(server, records(server, name, false));
        return done;
    }

    @Command(description = "Show our domains.")
    int list(@Mixin Server server) {
        return server.print(ApiClient.path("domains"), Table.of("There are no domains yet.", "DOMAIN domain"));
    }

    @Command(description = "Show the DNS records to publish, as lines of a zone file.")
    int dns(
            @Mixin Server server,
            @Parameters(paramLabel = "DOMAIN") String domain,
            @Option(names = "--check", description = "Ask the DNS which of them it has.") boolean check,
            @Option(names = "--form", description = "As the forms of DNS hosters want them: each value in one piece.")
                    boolean form) {
        JsonNode records = records(server, domain, check);
        if (server.json()) return server.done(records, "");
        if (form) form(server, records);
        else zone(server, records);
        return 0;
    }

    private static JsonNode records(Server server, String domain, boolean check) {
        return server.api().get(ApiClient.path("domains", domain, "dns") + (check ? "?check=true" : ""));
    }

    private static void zone(Server server, Iterable<JsonNode> records) {
        for (JsonNode record : records) {
            server.out().println();
            server.out().println("; " + heading(record));
            record.path("zone").asText().lines().map(Plain::line).forEach(server.out()::println);
        }
        server.out().flush();
    }

    private static void form(Server server, JsonNode records) {
        for (JsonNode record : records) {
            server.out().println();
            server.out().println(heading(record));
            for (String field : new String[] {"type", "name", "value"}) {
                server.out()
                        .printf(
                                "  %-6s %s%n",
                                field, Plain.line(record.path(field).asText()));
            }
        }
        server.out().flush();
    }

    private static String heading(JsonNode record) {
        String purpose = record.path("purpose").asText().replace('_', ' ');
        JsonNode state = record.path("state");
        if (state.isNull() || state.isMissingNode()) return purpose;
        String seen = state.path("seen").asText();
        String here = state.path("state").asText() + (seen.isEmpty() ? "" : ", we see: " + seen);
        return Plain.line(purpose + ": " + here);
    }

    @Command(description = "Show the keys of a domain.")
    int keys(@Mixin Server server, @Parameters(paramLabel = "DOMAIN") String domain) {
        return server.print(ApiClient.path("domains", domain, "keys"), KEYS);
    }

    @Command(
            description =
                    "Make the keys that shall sign next, and show their records. Nothing changes until `activate`.")
    int rotate(@Mixin Server server, @Parameters(paramLabel = "DOMAIN") String domain) {
        JsonNode keys = server.api().post(ApiClient.path("domains", domain, "keys"));
        int done = server.done(keys, "Publish these records, then let them sign: carillon domain activate " + domain);
        if (server.json()) return done;
        var next = new ArrayList<JsonNode>();
        for (JsonNode record : records(server, domain, false)) {
            if (record.path("purpose").asText().equals("dkim_next")) next.add(record);
        }
        zone(server, next);
        return done;
    }

    @Command(
            description =
                    "Let the next keys sign, once the DNS shows them. Leave the records of the old ones for 14 days.")
    int activate(
            @Mixin Server server,
            @Parameters(paramLabel = "DOMAIN") String domain,
            @Option(names = "--force", description = "Whatever the DNS shows.") boolean force) {
        JsonNode keys =
                server.api().post(ApiClient.path("domains", domain, "keys", "activate"), Map.of("force", force));
        return server.done(
                keys, "The new keys sign from now on. Leave the old records in the DNS until they have retired.");
    }
}
