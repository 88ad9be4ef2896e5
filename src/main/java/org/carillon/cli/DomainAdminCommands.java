package org.carillon.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `domain admin add|remove|list DOMAIN ADDRESS…`
@Command(name = "admin", description = "Who runs all lists of a domain.")
final class DomainAdminCommands {
    private static final Table ALL = Table.of("Nobody but the admins of the site.", "ADDRESS address");

    @Command(description = "Show who runs all lists of a domain.")
    int list(@Mixin Server server, @Parameters(paramLabel = "DOMAIN") String domain) {
        return server.print(ApiClient.path("domains", domain, "admins"), ALL);
    }

    @Command(description = "Let people run all lists of a domain.")
    int add(
            @Mixin Server server,
            @Parameters(paramLabel = "DOMAIN") String domain,
            @Parameters(paramLabel = "ADDRESS", arity = "1..*") List<String> addresses) {
        var each = new Each(server);
        for (String address : addresses) {
            each.one(
                    address,
                    api -> server.done(
                            api.post(ApiClient.path("domains", domain, "admins"), Map.of("address", address)),
                            Plain.line(address) + " runs the lists of " + Plain.line(domain) + "."));
        }
        return each.exitCode();
    }

    @Command(description = "Take that away again.")
    int remove(
            @Mixin Server server,
            @Parameters(paramLabel = "DOMAIN") String domain,
            @Parameters(paramLabel = "ADDRESS", arity = "1..*") List<String> addresses) {
        var each = new Each(server);
        for (String address : addresses) {
            each.one(
                    address,
                    api -> server.done(
                            api.delete(ApiClient.path("domains", domain, "admins", address)),
                            Plain.line(address) + " does not run the lists of " + Plain.line(domain) + " any more."));
        }
        return each.exitCode();
    }
}
