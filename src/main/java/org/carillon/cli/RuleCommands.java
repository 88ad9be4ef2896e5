package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.sort.Dialect;
import org.carillon.sort.Fault;
import org.carillon.sort.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `rules set|show|check|run`. The last two read files only, no server is asked.
@Command(name = "rules", description = "Sort rules.")
final class RuleCommands {
    private static final String WHOSE_ADDRESS = "A person's or a list's address, or the word site.";
    private static final String WHOSE = "Whose rules they are: person, list or site; without it, a person's.";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before a command is run.
    private CommandSpec spec;

    @Command(description = "Put a rule file in force; when a line cannot work, the old rules stay.")
    int set(
            @Mixin Server server,
            @Parameters(paramLabel = "ADDRESS", description = WHOSE_ADDRESS) String address,
            @Parameters(paramLabel = "FILE", description = "In UTF-8; - is the standard input.") String file) {
        RuleOffice office = RuleOffice.of(server.api(), address);
        String text = RuleFiles.text(file);
        RuleSet rules = RuleSet.parse(text, office.dialect());
        if (!rules.usable()) return faults(file, rules);
        JsonNode now = office.put(text);
        var asked = new ArrayList<String>();
        now.path("asked").forEach(a -> asked.add(a.asText()));
        server.done(now, recipes(now.path("recipes").asInt()) + " in force for " + address + ".");
        if (!asked.isEmpty() && !server.json())
            server.out()
                    .println(Plain.line("Letters go there only once they agree by the link that they were sent: "
                            + String.join(", ", asked)));
        return 0;
    }

    @Command(description = "Print the rules in force.")
    int show(@Mixin Server server, @Parameters(paramLabel = "ADDRESS", description = WHOSE_ADDRESS) String address) {
        JsonNode rules = RuleOffice.of(server.api(), address).rules();
        if (server.json()) return server.done(rules, "");
        rules.path("text").asText().lines().map(RuleCommands::shown).forEach(server.out()::println);
        return 0;
    }

    /// Made safe for a terminal, but with its tabs, so that a file made of it is the same rules.
    private static String shown(String line) {
        return Arrays.stream(line.split("\t", -1)).map(Plain::line).collect(Collectors.joining("\t"));
    }

    @Command(description = "Read a rule file and name every line that cannot work.")
    int check(
            @Parameters(paramLabel = "FILE") String file,
            @Option(names = "--for", paramLabel = "WHOSE", defaultValue = "PERSON", description = WHOSE)
                    Dialect dialect,
            @Option(names = "--json", description = "Print one JSON object.") boolean json) {
        RuleSet rules = RuleFiles.rules(file, dialect);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(VerdictJson.checked(file, rules));
            return rules.usable() ? 0 : 1;
        }
        if (!rules.usable()) return faults(file, rules);
        out.println("ok, " + recipes(rules.recipeCount()));
        return 0;
    }

    private int faults(String file, RuleSet rules) {
        PrintWriter err = spec.commandLine().getErr();
        for (Fault fault : rules.faults()) err.println(Plain.line(file + ":" + fault.line() + ": " + fault.why()));
        return 1;
    }

    private static String recipes(int count) {
        return count + (count == 1 ? " recipe" : " recipes");
    }

    @Command(description = "Say what the rules would do with letters: one line of JSON for each.")
    int run(
            @Parameters(index = "0", paramLabel = "FILE") String file,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "MESSAGE") List<String> messages,
            @Option(names = "--for", paramLabel = "WHOSE", defaultValue = "PERSON", description = WHOSE)
                    Dialect dialect,
            @Option(names = "--json", description = "It is always JSON.") boolean json) {
        RuleSet rules = RuleFiles.rules(file, dialect);
        boolean refused = false;
        for (String message : messages) {
            try {
                spec.commandLine().getOut().println(VerdictJson.of(message, RuleFiles.verdict(rules, message)));
            } catch (Refused no) {
                spec.commandLine().getErr().println(no.sentence());
                refused = true;
            }
        }
        return refused ? 1 : 0;
    }
}
