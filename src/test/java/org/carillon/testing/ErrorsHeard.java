package org.carillon.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Listens to the log for what is an error of ours, until it is closed.
public final class ErrorsHeard extends Handler implements AutoCloseable {
    private final List<String> errors = new CopyOnWriteArrayList<>();

    private ErrorsHeard() {
        setLevel(Level.SEVERE);
    }

    public static ErrorsHeard begin() {
        var heard = new ErrorsHeard();
        Logger.getLogger("").addHandler(heard);
        return heard;
    }

    public List<String> all() {
        return List.copyOf(errors);
    }

    @Override
    public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.SEVERE.intValue())
            errors.add(line.getLoggerName() + " " + line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
