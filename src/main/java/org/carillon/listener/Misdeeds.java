package org.carillon.listener;

import org.carillon.smtp.Command;

/// Counts what a caller does wrong or for nothing; a letter that is accepted wipes the slate clean.
final class Misdeeds {
    private final Limits limits;
    private int errors;
    private int junk;
    private int putOff;

    Misdeeds(Limits limits) {
        this.limits = limits;
    }

    void error() {
        errors++;
    }

    /// A recipient that was put off (4yz), which is no error of the client: but one who tries for
    /// ever is shown out. A client that does not know our limit may name as many again as one
    /// letter takes, and still send that one.
    void putOff() {
        putOff++;
    }

    void heard(Command command) {
        switch (command) {
            case Command.Noop _,
                    Command.Help _,
                    Command.Vrfy _,
                    Command.Rset _,
                    Command.Helo _,
                    Command.Ehlo _,
                    Command.Lhlo _ -> junk++;
            case Command.StartTls _, Command.Auth _ -> junk++;
            case Command.NotOffered _, Command.Unknown _, Command.Malformed _ -> junk++;
            case Command.MalformedData _, Command.MalformedBdat _ -> junk++;
            case Command.Bdat chunk -> {
                if (chunk.size() == 0 && !chunk.last()) junk++;
            }
            case Command.Mail _, Command.Rcpt _, Command.RcptPostmaster _, Command.Data _, Command.Quit _ -> {}
        }
    }

    void forgive() {
        errors = 0;
        junk = 0;
        putOff = 0;
    }

    boolean slow() {
        return errors > limits.softErrors();
    }

    boolean tooMany() {
        return errors >= limits.hardErrors() || junk > limits.maxJunkCommands() || putOff > limits.maxRecipients();
    }
}
