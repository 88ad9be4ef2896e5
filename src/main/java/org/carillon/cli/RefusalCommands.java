package org.carillon.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `refusals list`
@Command(name = "refusals", description = "What the doors refused, and why.")
final class RefusalCommands {
    private static final Table ALL =
            Table.of("Nothing was refused.", "WHEN time", "REASON reason", "WHAT what", "REPLY reply");

    @Command(description = "Show what was refused or put off in the last 14 days, the newest first.")
    int list(
            @Mixin Server server,
            @Option(names = "--reason", defaultValue = "", description = "One kind only, such as forged.")
                    String reason,
            @Option(names = "--text", defaultValue = "", description = "Somewhere in a refusal.") String text) {
        return server.print(
                ApiClient.path("refusals") + "?limit=100&reason=" + encoded(reason) + "&text=" + encoded(text), ALL);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
