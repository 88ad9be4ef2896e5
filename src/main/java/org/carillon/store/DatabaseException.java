package org.carillon.store;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The database did not do what was asked. The work at hand fails as a whole and may be tried again.
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int MOST = 160;

    /// Exceptions looked at: a chain of causes may be a circle.
    private static final int MOST_CAUSES = 100;

    public DatabaseException(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /// The cause in one line for the log, without the values of rows.
    public String brief() {
        return brief(this);
    }

    /// The words of the database where they are among the causes, else those of the exception itself.
    public static String brief(Throwable broken) {
        Throwable teller = cause(broken, SQLException.class::isInstance).orElse(broken);
        String text = String.valueOf(teller.getMessage()).lines().findFirst().orElse("");
        int end = text.indexOf("; SQL statement");
        String cut = end < 0 ? text : text.substring(0, end);
        return '"' + cut.substring(0, Math.min(MOST, cut.length())).replaceAll("\\p{Cntrl}", " ") + '"';
    }

    /// True when the database is the reason: it broke a statement, or a transaction could not begin or commit.
    /// What throws then is mostly not this exception, but JTA, Hibernate or a wrapper around them.
    public static boolean among(Throwable broken) {
        return cause(broken, DatabaseException::isOfDatabase).isPresent();
    }

    private static boolean isOfDatabase(Throwable one) {
        return one instanceof SQLException
                || one instanceof RollbackException
                || one instanceof SystemException
                || one instanceof HeuristicMixedException
                || one instanceof HeuristicRollbackException;
    }

    /// The first such exception among this one, its causes and what they suppressed: of a commit that fails, JTA tells
    /// the reason only there.
    static Optional<Throwable> cause(Throwable broken, Predicate<Throwable> wanted) {
        var waiting = new ArrayDeque<Throwable>(List.of(broken));
        for (int seen = 0; !waiting.isEmpty() && seen < MOST_CAUSES; seen++) {
            Throwable one = waiting.remove();
            if (wanted.test(one)) return Optional.of(one);
            if (one.getCause() != null) waiting.add(one.getCause());
            waiting.addAll(List.of(one.getSuppressed()));
        }
        return Optional.empty();
    }
}
