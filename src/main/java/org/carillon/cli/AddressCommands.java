package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `person address list|add|remove`
@Command(name = "address", description = "The addresses of somebody with an account.")
final class AddressCommands {
    private static final Table ALL = Table.of("There is no such account.", "ADDRESS address", "FIRST first");

    private static String path(String person) {
        return ApiClient.path("people", person, "addresses");
    }

    @Command(description = "Show them.")
    int list(@Mixin Server server, @Parameters(paramLabel = "PERSON") String person) {
        return server.print(path(person), ALL);
    }

    @Command(description = "Ask by a letter to it whether an address is theirs, too.")
    int add(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "PERSON") String person,
            @Parameters(index = "1", paramLabel = "ADDRESS") String address) {
        JsonNode asked = server.api().post(path(person), Map.of("address", address));
        return server.done(
                asked,
                "A letter to " + asked.path("asked").asText() + " asks, unless it had several of them today; " + person
                        + " opens its link while signed in.");
    }

    @Command(description = "Take one away; lists that deliver there go on to do so.")
    int remove(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "PERSON") String person,
            @Parameters(index = "1", paramLabel = "ADDRESS") String address) {
        JsonNode gone = server.api().delete(ApiClient.path("people", person, "addresses", address));
        return server.done(gone, address + " is no address of " + person + " any more.");
    }
}
