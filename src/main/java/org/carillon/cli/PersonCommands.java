package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `person add|list|address`
@Command(name = "person", description = "People with an account.", subcommands = AddressCommands.class)
final class PersonCommands {
    /// A password never stands among the arguments, where every user of the machine can read it.
    @Command(description = "Make an account; the password is the first line of the standard input.")
    int add(
            @Mixin Server server,
            @Parameters(paramLabel = "ADDRESS") String address,
            @Option(names = "--name", description = "The person's name.") @Nullable String name,
            @Option(names = "--admin", description = "The person runs the whole site.") boolean admin,
            @Option(
                            names = "--password-stdin",
                            required = true,
                            description = "Read the password from the standard input.")
                    boolean passwordStdin)
            throws IOException {
        String password = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (password == null || password.isEmpty()) throw new Refused("The standard input holds no password.");
        var body = new LinkedHashMap<String, Object>();
        body.put("address", address);
        if (name != null) body.put("name", name);
        body.put("password", password);
        if (admin) body.put("admin", true);
        JsonNode person = server.api().post(ApiClient.path("people"), body);
        return server.done(person, person.path("address").asText() + " has an account.");
    }

    @Command(description = "Show the accounts.")
    int list(@Mixin Server server) {
        return server.print(
                ApiClient.path("people"),
                Table.of("There are no accounts yet.", "ADDRESS address", "NAME name", "ADMIN admin", "SINCE since"));
    }
}
