package org.carillon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/// All commands there are.
@Command(
        name = "carillon",
        description = "Mailing lists with an SMTP server and delivery of their own.",
        mixinStandardHelpOptions = true,
        versionProvider = Carillon.Version.class,
        scope = ScopeType.INHERIT,
        subcommands = {
            Serve.class,
            DomainCommands.class,
            ListCommands.class,
            MemberCommands.class,
            PersonCommands.class,
            VacationCommands.class,
            RequestCommands.class,
            InvitationCommands.class,
            HeldCommands.class,
            BanCommands.class,
            ArchiveCommands.class,
            RuleCommands.class,
            QueueCommands.class,
            SuppressionCommands.class,
            SpoolCommands.class,
            TrustCommands.class,
            SpamCommands.class,
            GreylistCommands.class,
            BlockListCommands.class,
            RefusalCommands.class,
            DoorCommands.class,
            DoctorCommand.class,
            CapturedCommands.class,
            TokenCommands.class,
            CommandLine.HelpCommand.class
        })
final class Carillon {
    static CommandLine commandLine() {
        return new CommandLine(new Carillon())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(sentence(failure));
                    return 1;
                });
    }

    private static String sentence(Exception failure) {
        if (failure instanceof Refused refused) return refused.sentence();
        return "This should not have happened: " + Plain.line(failure.toString());
    }

    /// The version of the build, from the jar's own list of facts.
    static final class Version implements IVersionProvider {
        private static final String FACTS = "/META-INF/maven/org.carillon/carillon/pom.properties";

        @Override
        public String[] getVersion() throws IOException {
            var facts = new Properties();
            try (InputStream in = Carillon.class.getResourceAsStream(FACTS)) {
                if (in != null) facts.load(in);
            }
            return new String[] {"carillon " + facts.getProperty("version", "(a development build)")};
        }
    }
}
