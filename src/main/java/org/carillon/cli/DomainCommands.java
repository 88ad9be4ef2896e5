package org.carillon.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `domain add|list`
@Command(name = "domain", description = "The domains whose mail is ours.")
final class DomainCommands {
    @Command(description = "Take a domain in.")
    int add(@Mixin Server server, @Parameters(paramLabel = "DOMAIN") String domain) {
        var answer = server.api().post(ApiClient.path("domains"), Map.of("domain", domain));
        return server.done(answer, answer.path("domain").asText(domain) + " is a domain of this server.");
    }

    @Command(description = "Show our domains.")
    int list(@Mixin Server server) {
        return server.print(ApiClient.path("domains"), Table.of("There are no domains yet.", "DOMAIN domain"));
    }
}
