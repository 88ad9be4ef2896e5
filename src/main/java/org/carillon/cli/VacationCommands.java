package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `vacation set|off|show|why`
@Command(name = "vacation", description = "Replies of people who are away.")
final class VacationCommands {
    /// Octets that are read of a text; the server takes far fewer.
    private static final int MOST = 1024 * 1024;

    private static final Table WHY =
            Table.of("No letter has come while this person was away.", "TIME time", "FROM sender", "OUTCOME outcome");

    @Command(description = "Answer letters with a text, which goes to whoever writes, strangers too.")
    int set(
            @Mixin Server server,
            @Parameters(paramLabel = "ADDRESS") String address,
            @Option(
                            names = "--text-file",
                            paramLabel = "FILE",
                            required = true,
                            description = "The text in UTF-8; - is the standard input.")
                    String file,
            @Option(names = "--subject", description = "Instead of \"Auto:\" and the subject of the letter.") @Nullable
                    String subject,
            @Mixin Days days,
            @Option(
                            names = "--address",
                            paramLabel = "ADDRESS",
                            description = "Answer only letters to this address of the person; may be given often.")
                    @Nullable
                    List<String> addresses) {
        var body = new LinkedHashMap<String, Object>();
        body.put("text", text(file));
        if (subject != null) body.put("subject", subject);
        days.into(body);
        if (addresses != null) body.put("addresses", addresses);
        JsonNode away = server.api().put(path(address), body);
        return server.done(away, "Letters to " + address + " are answered " + when(away) + ".");
    }

    @Command(description = "Answer no more; the text is kept for the next time.")
    int off(@Mixin Server server, @Parameters(paramLabel = "ADDRESS") String address) {
        JsonNode away = server.api().delete(path(address));
        return server.done(away, "Letters to " + address + " are not answered any more.");
    }

    @Command(description = "Show the away message.")
    int show(@Mixin Server server, @Parameters(paramLabel = "ADDRESS") String address) {
        JsonNode away = server.api().get(path(address));
        if (server.json()) return server.done(away, "");
        away.fields().forEachRemaining(field -> {
            if (!field.getKey().equals("text") && !field.getValue().isNull()) {
                server.out().printf("%-10s %s%n", field.getKey(), Table.text(field.getValue()));
            }
        });
        server.out().println();
        away.path("text").asText().lines().map(Plain::line).forEach(server.out()::println);
        return 0;
    }

    @Command(description = "Show which letters were answered lately, and why others were not.")
    int why(@Mixin Server server, @Parameters(paramLabel = "ADDRESS") String address) {
        return server.print(path(address, "decisions") + "?limit=200", WHY);
    }

    /// When replies go out, and how often.
    static final class Days {
        @Option(
                names = "--from",
                paramLabel = "DATE",
                description = "The first day, as 2026-08-14 or with a time as 2026-08-14T17:30; usually at once.")
        private @Nullable String from;

        @Option(
                names = "--until",
                paramLabel = "DATE",
                description = "The last day or minute; usually until it is switched off.")
        private @Nullable String until;

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                description = "Where these days begin and end, as Europe/Berlin; usually where the server is.")
        private @Nullable String zone;

        @Option(names = "--every", paramLabel = "DAYS", description = "Nobody is answered twice within it; usually 7.")
        private @Nullable Integer every;

        void into(LinkedHashMap<String, Object> body) {
            if (from != null) body.put("from", from);
            if (until != null) body.put("until", until);
            if (zone != null) body.put("zone", zone);
            if (every != null) body.put("every", every);
        }
    }

    private static String path(String address, String... more) {
        String path = ApiClient.path("people", address, "vacation");
        return more.length == 0 ? path : path + "/" + String.join("/", more);
    }

    private static String when(JsonNode away) {
        String from =
                away.path("from").isTextual() ? "from " + away.path("from").asText() : "from now on";
        String until =
                away.path("until").isTextual() ? " until " + away.path("until").asText() : "";
        return from + until + " (" + away.path("zone").asText() + ")";
    }

    private static String text(String file) {
        try {
            byte[] bytes = file.equals("-") ? System.in.readNBytes(MOST) : fromFile(Path.of(file));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new Refused("The text in " + file + " is not in UTF-8; convert it first.");
        } catch (IOException | InvalidPathException unreadable) {
            throw new Refused("The file " + file + " cannot be read.");
        }
    }

    private static byte[] fromFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST);
        }
    }
}
