package org.carillon.cli;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.net.BindException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an operator can mend when the server does not start, found among the causes of the failure.
final class StartFailure {
    /// SQLSTATE of H2 for a file that another process has open.
    private static final String H2_LOCKED = "90020";

    private static final int MAX_CAUSES = 50;

    /// How the configuration speaks of a value that has the wrong form.
    private static final String UNCONVERTED =
            "The config property (\\S+) with the config value \"(.*?)\" threw an Exception whilst being converted (.*)";

    private StartFailure() {}

    /// One sentence, or empty when the failure is a bug of ours and its trace is wanted.
    static Optional<String> sentence(Throwable failure) {
        List<Throwable> causes = causes(failure);
        for (int i = 0; i < causes.size(); i++) {
            boolean port = causes.get(i) instanceof BindException && i + 1 < causes.size();
            var sentence = port ? Optional.of(bound(causes.get(i), causes.get(i + 1))) : known(causes.get(i));
            if (sentence.isPresent()) return sentence;
        }
        return Optional.empty();
    }

    /// Java does not say which port it is; whoever wanted it does.
    private static String bound(Throwable taken, Throwable around) {
        String theirs = words(around);
        return theirs.contains(words(taken)) && !theirs.equals(words(taken)) ? sentence(theirs) : portInUse(taken);
    }

    private static String portInUse(Throwable taken) {
        return "a port is in use or its address is not ours (" + words(taken) + ").";
    }

    /// The innermost first: it knows best.
    private static List<Throwable> causes(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        for (@Nullable Throwable t = failure; t != null && causes.size() < MAX_CAUSES; t = t.getCause())
            causes.addFirst(t);
        return causes;
    }

    private static Optional<String> known(Throwable cause) {
        return switch (cause) {
            case ConfigValidationException invalid -> Optional.of(problems(invalid));
            case BindException taken -> Optional.of(portInUse(taken));
            case SQLException database -> Optional.of(database(database));
            case ConfigurationException wrong -> Optional.of(sentence(words(wrong)));
            case IllegalArgumentException wrong -> Optional.of(sentence(words(wrong)));
            default -> Optional.empty();
        };
    }

    private static String problems(ConfigValidationException invalid) {
        var all = new ArrayList<String>();
        for (int i = 0; i < invalid.getProblemCount(); i++)
            all.add(words(invalid.getProblem(i).getMessage()));
        return sentence(String.join("; ", all));
    }

    private static String database(SQLException failure) {
        if (H2_LOCKED.equals(failure.getSQLState()))
            return "the database is in use: another Carillon has this carillon.home.";
        return sentence("the database does not answer: " + words(failure));
    }

    private static String words(Throwable failure) {
        return words(failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    /// Without class names, message numbers and line breaks.
    private static String words(String message) {
        return message.replaceAll("\\b(?:[a-z]+\\.)+[A-Z]\\w*Exception: ?", "")
                .replaceAll("\\bSR[A-Z]{2,5}\\d{3,7}: ?", "")
                .replaceAll("\\s+", " ")
                .replaceAll(UNCONVERTED, "$1=$2: $3")
                .strip();
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }
}
