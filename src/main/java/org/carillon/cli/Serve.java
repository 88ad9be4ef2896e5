package org.carillon.cli;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// Runs the server until it is told to stop. What an operator can mend (a bad value, a port in use, a database
/// that is away) is said in one sentence, with exit code 1.
@Command(name = "serve", description = "Run the server: SMTP, delivery, web and API.")
final class Serve implements Callable<Integer> {
    /// Where Quarkus says with a whole stack trace that it could not start. Held here, or the filter would be
    /// collected together with the logger.
    private static final Logger FAILURES = Logger.getLogger("io.quarkus.runtime.Application");
    /// It speaks of itself before the configuration of the logs is read.
    private static final Logger EARLY_TALK = Logger.getLogger("org.hibernate");

    static void run() {
        Filter notTheTrace = entry -> entry.getLevel().intValue() < Level.SEVERE.intValue();
        FAILURES.setFilter(notTheTrace);
        EARLY_TALK.setLevel(Level.WARNING);
        Quarkus.run(null, Serve::ended);
    }

    @Override
    public Integer call() {
        run();
        return 0;
    }

    private static void ended(int code, @Nullable Throwable failure) {
        if (failure != null) tell(failure);
        // in development this is also the end before a reload; only by now is the mode known
        if (LaunchMode.current() != LaunchMode.NORMAL) return;
        System.exit(failure == null ? code : 1);
    }

    private static void tell(Throwable failure) {
        var sentence = StartFailure.sentence(failure);
        if (sentence.isPresent()) System.err.println("Carillon cannot start: " + Plain.line(sentence.get()));
        else failure.printStackTrace();
    }
}
