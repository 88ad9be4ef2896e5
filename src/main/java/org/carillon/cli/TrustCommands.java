package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `trust check`
@Command(name = "trust", description = "Who letters are really from.")
final class TrustCommands {
    @Command(description = "Look into a letter as if it came in now: SPF, DKIM, DMARC. It goes nowhere.")
    int check(
            @Mixin Server server,
            @Parameters(paramLabel = "FILE|-", description = "The letter as it came, with all its fields.") String file,
            @Option(names = "--client", defaultValue = "", description = "IP address of the host that handed it in.")
                    String client,
            @Option(names = "--helo", defaultValue = "", description = "How that host called itself.") String helo,
            @Option(names = "--sender", defaultValue = "", description = "Sender of the envelope.") String sender)
            throws IOException {
        BodyPublisher body =
                file.equals("-") ? BodyPublishers.ofByteArray(System.in.readAllBytes()) : Upload.of(file, server.err());
        String path = ApiClient.path("trust", "check") + "?client=" + encoded(client) + "&helo=" + encoded(helo)
                + "&sender=" + encoded(sender);
        JsonNode found = server.api().post(path, "message/rfc822", body);
        if (server.json()) return server.done(found, "");
        for (JsonNode why : found.path("words").path("why")) server.out().println(Plain.line(why.asText()));
        server.out().println(Plain.line(found.path("words").path("results").asText()));
        return 0;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
