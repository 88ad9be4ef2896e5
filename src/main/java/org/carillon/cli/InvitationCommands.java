package org.carillon.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `invitation list|withdraw`; inviting is `member invite`
@Command(name = "invitation", description = "Invitations that nobody has answered; 'member invite' makes them.")
final class InvitationCommands {
    private static final Table ALL =
            Table.of("No invitation is open.", "ID id", "ADDRESS address", "NAME name", "BY by", "UNTIL until");

    @Command(description = "Show the open invitations of a list.")
    int list(@Mixin Server server, @Parameters(paramLabel = "LIST") String list) {
        return server.print(ApiClient.path("lists", list, "invitations") + "?limit=1000", ALL);
    }

    @Command(description = "Withdraw invitations, by the numbers that 'invitation list' shows.")
    int withdraw(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1..*", paramLabel = "ID", arity = "1..*") List<Long> ids) {
        var each = new Each(server);
        for (long id : ids) {
            each.one(
                    id,
                    api -> server.done(
                            api.delete(ApiClient.path("lists", list, "invitations", Long.toString(id))),
                            "The invitation " + id + " is withdrawn."));
        }
        return each.exitCode();
    }
}
