package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `token create|list|delete`
@Command(name = "token", description = "Tokens for programs that use the API.")
final class TokenCommands {
    /// Where the tokens are: those who run a list or a domain get at theirs.
    static final class Reach {
        @Option(names = "--domain", description = "For all lists of this domain.")
        @Nullable
        String domain;

        @Option(names = "--list", paramLabel = "ADDRESS", description = "For this list alone.")
        @Nullable
        String list;
    }

    private static String path(@Nullable Reach reach, String... steps) {
        var parts = new ArrayList<String>();
        if (reach != null && reach.list != null) parts.addAll(List.of("lists", reach.list));
        else if (reach != null && reach.domain != null) parts.addAll(List.of("domains", reach.domain));
        parts.add("tokens");
        parts.addAll(List.of(steps));
        return ApiClient.path(parts.toArray(String[]::new));
    }

    /// The token alone goes to the standard output, so that a script can keep it.
    @Command(description = "Make a token; it is shown only this once.")
    int create(
            @Mixin Server server,
            @Option(names = "--name", required = true, description = "Whose it is.") String name,
            @Option(names = "--role", required = true, description = "admin, domain-admin, owner or moderator.")
                    String role,
            @Option(names = "--days", description = "Until it ends; without it never.") @Nullable Integer days,
            @ArgGroup @Nullable Reach reach) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", name);
        body.put("role", role);
        if (days != null) body.put("days", days);
        JsonNode made = server.api().post(path(reach), body);
        return server.done(made, made.path("token").asText());
    }

    @Command(description = "Show the tokens there are.")
    int list(@Mixin Server server, @ArgGroup @Nullable Reach reach) {
        return server.print(
                path(reach),
                Table.of(
                        "There are no tokens.",
                        "ID id",
                        "NAME name",
                        "ROLE role",
                        "DOMAIN domain",
                        "LIST list",
                        "USED used",
                        "ENDS expires",
                        "BY by"));
    }

    @Command(description = "Withdraw a token, and all that were made with it.")
    int delete(@Mixin Server server, @Parameters(paramLabel = "ID") long id, @ArgGroup @Nullable Reach reach) {
        return server.done(server.api().delete(path(reach, Long.toString(id))), "Token " + id + " is withdrawn.");
    }
}
