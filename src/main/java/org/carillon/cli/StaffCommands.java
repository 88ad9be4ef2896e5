package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `list owner|moderator add|remove`
final class StaffCommands {
    private StaffCommands() {}

    @Command(name = "owner", description = "Who runs a list: its settings and its people.")
    static final class Owner {
        @Command(description = "Name owners, without a letter to them.")
        int add(
                @Mixin Server server,
                @Parameters(index = "0", paramLabel = "LIST") String list,
                @Parameters(index = "1..*", paramLabel = "ADDRESS", arity = "1..*") List<String> addresses) {
            return name(server, list, "owner", addresses);
        }

        @Command(description = "Let them be owners no more.")
        int remove(
                @Mixin Server server,
                @Parameters(index = "0", paramLabel = "LIST") String list,
                @Parameters(index = "1..*", paramLabel = "ADDRESS", arity = "1..*") List<String> addresses) {
            return dismiss(server, list, "owner", addresses);
        }
    }

    @Command(name = "moderator", description = "Who decides about posts and people who wait.")
    static final class Moderator {
        @Command(description = "Name moderators, without a letter to them.")
        int add(
                @Mixin Server server,
                @Parameters(index = "0", paramLabel = "LIST") String list,
                @Parameters(index = "1..*", paramLabel = "ADDRESS", arity = "1..*") List<String> addresses) {
            return name(server, list, "moderator", addresses);
        }

        @Command(description = "Let them be moderators no more.")
        int remove(
                @Mixin Server server,
                @Parameters(index = "0", paramLabel = "LIST") String list,
                @Parameters(index = "1..*", paramLabel = "ADDRESS", arity = "1..*") List<String> addresses) {
            return dismiss(server, list, "moderator", addresses);
        }
    }

    private static int name(Server server, String list, String role, List<String> addresses) {
        var each = new Each(server);
        for (String address : addresses) {
            each.one(address, api -> {
                JsonNode named =
                        api.post(ApiClient.path("lists", list, "staff"), Map.of("address", address, "role", role));
                server.done(named, named.path("address").asText() + " is " + role + " of " + list + ".");
            });
        }
        return each.exitCode();
    }

    private static int dismiss(Server server, String list, String role, List<String> addresses) {
        var each = new Each(server);
        for (String address : addresses) {
            each.one(
                    address,
                    api -> server.done(
                            api.delete(ApiClient.path("lists", list, "staff", role, address)),
                            address + " is no " + role + " of " + list + " any more."));
        }
        return each.exitCode();
    }
}
