package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `token create|list|delete`
@Command(name = "token", description = "Tokens for programs that use the API.")
final class TokenCommands {
    /// The token alone goes to the standard output, so that a script can keep it.
    @Command(description = "Make a token; it is shown only this once.")
    int create(
            @Mixin Server server,
            @Option(names = "--name", required = true, description = "Whose it is.") String name,
            @Option(names = "--role", required = true, description = "admin, domain-admin, owner or moderator.")
                    String role,
            @Option(names = "--domain", description = "For all lists of this domain.") @Nullable String domain,
            @Option(names = "--list", paramLabel = "ADDRESS", description = "For this list alone.") @Nullable
                    String list) {
        var body = new LinkedHashMap<String, String>(Map.of("name", name, "role", role));
        if (domain != null) body.put("domain", domain);
        if (list != null) body.put("list", list);
        JsonNode made = server.api().post(ApiClient.path("tokens"), body);
        return server.done(made, made.path("token").asText());
    }

    @Command(description = "Show the tokens there are.")
    int list(@Mixin Server server) {
        return server.print(
                ApiClient.path("tokens"),
                Table.of(
                        "There are no tokens.",
                        "ID id",
                        "NAME name",
                        "ROLE role",
                        "DOMAIN domain",
                        "LIST list",
                        "SINCE since"));
    }

    @Command(description = "Withdraw a token.")
    int delete(@Mixin Server server, @Parameters(paramLabel = "ID") long id) {
        return server.done(
                server.api().delete(ApiClient.path("tokens", Long.toString(id))), "Token " + id + " is withdrawn.");
    }
}
