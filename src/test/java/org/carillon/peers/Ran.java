package org.carillon.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program of this machine that has run to its end.
///
/// @param said to both of its outputs
record Ran(int exit, String said) {
    private static final int PATIENCE_SECONDS = 60;

    /// @param input what it reads
    static Ran program(Path folder, String input, List<String> command) throws IOException, InterruptedException {
        Path typed = Files.writeString(Files.createTempFile(folder, "input", ""), input);
        Path said = Files.createTempFile(folder, "said", "");
        Process process = start(typed, said, command);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " did not end; it said:\n" + text(said));
        }
        return new Ran(process.exitValue(), text(said));
    }

    private static Process start(Path typed, Path said, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(typed.toFile())
                .redirectOutput(said.toFile());
        builder.environment().merge("PATH", "/usr/sbin", (old, more) -> old + ":" + more);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
