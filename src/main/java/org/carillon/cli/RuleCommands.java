package org.carillon.cli;

import java.io.PrintWriter;
import java.util.List;
import org.carillon.sort.Dialect;
import org.carillon.sort.Fault;
import org.carillon.sort.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `rules check|run`: both read files only, no server is asked.
@Command(name = "rules", description = "Sort rules.")
final class RuleCommands {
    private static final String WHOSE = "Whose rules they are: person, list or site; without it, a person's.";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before a command is run.
    private CommandSpec spec;

    @Command(description = "Read a rule file and name every line that cannot work.")
    int check(
            @Parameters(paramLabel = "FILE") String file,
            @Option(names = "--for", paramLabel = "WHOSE", defaultValue = "PERSON", description = WHOSE)
                    Dialect dialect,
            @Option(names = "--json", description = "Print one JSON object.") boolean json) {
        RuleSet rules = RuleFiles.rules(file, dialect);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (json) {
            out.println(VerdictJson.checked(file, rules));
        } else if (rules.usable()) {
            int count = rules.recipeCount();
            out.println("ok, " + count + (count == 1 ? " recipe" : " recipes"));
        } else {
            for (Fault fault : rules.faults()) err.println(Plain.line(file + ":" + fault.line() + ": " + fault.why()));
        }
        return rules.usable() ? 0 : 1;
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
