package org.carillon.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.carillon.testing.Eventually;
import org.carillon.testing.Ports;

/// A program that stays in the foreground and listens on a port of the loopback address.
final class Daemon implements AutoCloseable {
    private static final Path FILES = Path.of("src/test/resources/peers/scanners");

    private final Process process;
    private final int port;

    /// @param config a file in `peers/scanners`, in which `{home}` and `{port}` are filled in
    /// @param command before the name of that file
    Daemon(Path home, String config, List<String> command) throws IOException {
        port = Ports.free();
        String text = Files.readString(FILES.resolve(config))
                .replace("{home}", home.toString())
                .replace("{port}", Integer.toString(port));
        Path file = Files.writeString(home.resolve(config), text);
        Path log = home.resolve(config + ".log");
        var builder = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.command().add(file.toString());
        builder.environment().merge("PATH", "/usr/sbin", (old, more) -> old + ":" + more);
        process = builder.start();
        Eventually.await(command + "; see " + log)
                .atMost(Duration.ofSeconds(60))
                .failFast(() -> !process.isAlive())
                .until(() -> Ports.listens(port));
    }

    /// One of the files for scanners.
    static Path file(String name) {
        return FILES.resolve(name);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
