package org.carillon.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.carillon.testing.Eventually;
import org.carillon.testing.Ports;

/// An Exim on a folder of its own and the loopback address, that takes letters into files.
final class Exim implements AutoCloseable {
    private static final Path CONFIGURATION = Path.of("src/test/resources/peers/exim/exim.conf");
    private static final String USER = "Debian-exim";

    private final Path home = Files.createTempDirectory("exim");
    private final Process daemon;

    /// @param files in its folder `conf`: name → text
    Exim(int port, Map<String, String> files) throws IOException, InterruptedException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String folder : List.of("conf", "spool", "log", "mail")) Files.createDirectory(home.resolve(folder));
        for (var file : files.entrySet()) Files.writeString(home.resolve("conf/" + file.getKey()), file.getValue());
        Path configuration = home.resolve("exim.conf");
        Files.writeString(
                configuration,
                Files.readString(CONFIGURATION)
                        .replace("{program}", program().toString())
                        .replace("{home}", home.toString())
                        .replace("{port}", Integer.toString(port)));
        Ran.program(home, "", List.of("chown", "-R", USER + ":" + USER, home.toString()));
        // Exim wants its configuration to be root's
        Ran.program(home, "", List.of("chown", "root:root", configuration.toString()));
        daemon = new ProcessBuilder(program().toString(), "-C", configuration.toString(), "-bdf")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("said").toFile())
                .start();
        Eventually.await("Exim; see " + home).atMost(Duration.ofSeconds(60)).until(() -> Ports.listens(port));
    }

    /// Exim starts itself anew for each letter, and wants to be told where it is.
    private static Path program() {
        return Programs.find("exim4").orElseThrow();
    }

    Path home() {
        return home;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        // who still holds a connection would go on with it
        daemon.descendants().forEach(ProcessHandle::destroy);
        daemon.destroy();
        daemon.waitFor();
        Ran.program(Path.of(System.getProperty("java.io.tmpdir")), "", List.of("rm", "-rf", home.toString()));
    }
}
