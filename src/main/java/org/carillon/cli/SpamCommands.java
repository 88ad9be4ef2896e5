package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `spam state|filters|scanners|check|learn|forget`
@Command(name = "spam", description = "The spam filter: what it thinks, and what it has learned.")
final class SpamCommands {
    private static final String LETTER = "message/rfc822";
    private static final Table FILTERS = Table.of(
            "No filter has learned anything.",
            "FILTER filter",
            "WHOSE whose",
            "WANTED ham",
            "SPAM spam",
            "WORDS words");
    private static final Table SCANNERS = Table.of(
            "No program of others looks at letters.",
            "NAME name",
            "WHERE where",
            "FAIL fail",
            "ASKED asked",
            "ANSWERS answers",
            "TROUBLE trouble");

    @Command(description = "Show how many letters the filter has learned.")
    int state(@Mixin Server server, @Option(names = "--list", defaultValue = "") String list) {
        JsonNode state = server.api().get(ApiClient.path("spam") + "?list=" + encoded(list));
        return server.done(state, said(state));
    }

    @Command(description = "Show what each filter has learned: that of the site, of lists, of people.")
    int filters(@Mixin Server server) {
        return server.print(ApiClient.path("spam", "filters") + "?limit=1000", FILTERS);
    }

    @Command(description = "Show the programs that look at letters, and whether they answer.")
    int scanners(@Mixin Server server) {
        return server.print(ApiClient.path("spam", "scanners"), SCANNERS);
    }

    @Command(description = "Score letters; nothing is learned.")
    int check(
            @Mixin Server server,
            @Option(names = "--list", defaultValue = "", description = "By the filter of that list.") String list,
            @Parameters(paramLabel = "FILE", arity = "1..*") List<String> files) {
        var each = new Each(server);
        for (String file : files) {
            each.one(file, api -> {
                JsonNode found = api.post(
                        ApiClient.path("spam", "check") + "?list=" + encoded(list),
                        LETTER,
                        Upload.of(file, server.err()));
                server.done(found, verdict(file, found));
                if (!server.json()) reasons(server, found);
            });
        }
        return each.exitCode();
    }

    private static String verdict(String file, JsonNode found) {
        return "%s: %s, %.1f points"
                .formatted(
                        file,
                        found.path("verdict").asText(),
                        found.path("points").asDouble());
    }

    private static void reasons(Server server, JsonNode found) {
        for (JsonNode reason : found.path("reasons")) {
            server.out()
                    .printf(
                            "  %+.1f %s%n",
                            reason.path("points").asDouble(),
                            Plain.line(reason.path("words").asText()));
        }
    }

    @Command(description = "Teach the filter letters.")
    int learn(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "spam|ham", description = "What they are.") String kind,
            @Parameters(index = "1..*", paramLabel = "FILE", arity = "1..*") List<String> files,
            @Option(names = "--list", defaultValue = "", description = "The filter of that list only.") String list) {
        return teach(server, kind, files, list);
    }

    @Command(description = "Take back what the filter has learned of letters.")
    int forget(
            @Mixin Server server,
            @Parameters(paramLabel = "FILE", arity = "1..*") List<String> files,
            @Option(names = "--list", defaultValue = "", description = "The filter of that list only.") String list) {
        return teach(server, "forget", files, list);
    }

    private static int teach(Server server, String kind, List<String> files, String list) {
        String path = ApiClient.path("spam", "learn") + "?kind=" + encoded(kind) + "&list=" + encoded(list);
        var each = new Each(server);
        for (String file : files) {
            each.one(file, api -> {
                JsonNode state = api.post(path, LETTER, Upload.of(file, server.err()));
                server.done(state, file + ": " + said(state));
            });
        }
        return each.exitCode();
    }

    private static String said(JsonNode state) {
        return "%d wanted letters and %d spam learned; the filter has an opinion from %d of each on."
                .formatted(
                        state.path("ham").asLong(),
                        state.path("spam").asLong(),
                        state.path("needed").asLong());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
