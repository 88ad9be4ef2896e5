package org.carillon.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What one command did.
record Ran(int exit, String out, String err) {
    static Ran command(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Carillon.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Ran(exit, out.toString(), err.toString());
    }

    /// The command with its server and token behind it.
    static Ran at(String url, Path tokenFile, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--server", url, "--token-file", tokenFile.toString()));
        return command(all.toArray(String[]::new));
    }
}
