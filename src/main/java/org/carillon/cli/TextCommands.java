package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `list text show|set|reset|versions|restore`
@Command(name = "text", description = "The words of the letters that a list writes.")
final class TextCommands {
    private static final Table ALL = Table.of("There are no letters.", "NAME name", "WHEN when", "OWN own");

    @Command(description = "Show the words of a letter, or all letters there are.")
    int show(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1", paramLabel = "NAME", arity = "0..1") @Nullable String name) {
        if (name == null) return server.print(ApiClient.path("lists", list, "texts"), ALL);
        JsonNode text = server.api().get(ApiClient.path("lists", list, "texts", name));
        if (server.json()) return server.done(text, "");
        server.out().println("Subject: " + Plain.line(text.path("subject").asText()));
        server.out().println();
        text.path("body").asText().lines().map(Plain::line).forEach(server.out()::println);
        return 0;
    }

    @Command(description = "Give a letter words of the list's own, from a file or - for the standard input.")
    int set(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1", paramLabel = "NAME") String name,
            @Parameters(index = "2", paramLabel = "FILE|-") String file,
            @Option(names = "--subject", description = "The subject; without it, the usual one.") @Nullable
                    String subject,
            @Option(names = "--version", description = "Only if this version is still in force.") @Nullable
                    Integer version)
            throws IOException {
        var body = new LinkedHashMap<String, Object>();
        body.put("body", read(file));
        if (subject != null) body.put("subject", subject);
        if (version != null) body.put("version", version);
        JsonNode text = server.api().put(ApiClient.path("lists", list, "texts", name), body);
        return server.done(text, "The letter " + name + " of " + list + " has these words now.");
    }

    private static String read(String file) throws IOException {
        if (file.equals("-")) return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        Path path = Path.of(file);
        if (!Files.isReadable(path)) throw new Refused("The file " + file + " cannot be read.");
        return Files.readString(path);
    }

    @Command(description = "Show what a letter said before, the newest first.")
    int versions(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1", paramLabel = "NAME") String name) {
        return server.print(
                ApiClient.path("lists", list, "texts", name, "versions"),
                Table.of(
                        "Nobody has changed that letter.",
                        "VERSION version",
                        "TIME time",
                        "BY by",
                        "OWN own",
                        "SUBJECT subject"));
    }

    @Command(description = "Make a letter what it was in a version; that is a version of its own.")
    int restore(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1", paramLabel = "NAME") String name,
            @Parameters(index = "2", paramLabel = "VERSION") int version) {
        JsonNode text = server.api()
                .post(ApiClient.path("lists", list, "texts", name, "versions", Integer.toString(version), "restore"));
        return server.done(text, "The letter " + name + " of " + list + " is as it was in version " + version + ".");
    }

    @Command(description = "Give a letter its usual words back.")
    int reset(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1", paramLabel = "NAME") String name) {
        JsonNode text = server.api().delete(ApiClient.path("lists", list, "texts", name));
        return server.done(text, "The letter " + name + " of " + list + " has its usual words.");
    }
}
