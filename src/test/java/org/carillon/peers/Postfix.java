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

/// A Postfix on a folder of its own and the loopback address; `/etc/postfix` is only read. It relays nothing of
/// whoever calls from 127.0.0.1: the tests are strangers to it.
final class Postfix implements AutoCloseable {
    private static final Path FILES = Path.of("src/test/resources/peers/postfix");

    private final Path home;
    private final int port;

    /// @param settings what docs/operating.md tells people to write into `main.cf`
    Postfix(String settings) throws IOException, InterruptedException {
        this(settings, Ports.free(), Map.of());
    }

    /// @param settings in which `{home}` stands for the folder
    /// @param files that lie beside `main.cf`: name → text
    Postfix(String settings, int port, Map<String, String> files) throws IOException, InterruptedException {
        home = Files.createTempDirectory("postfix");
        this.port = port;
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String folder : List.of("conf", "queue", "data")) Files.createDirectory(home.resolve(folder));
        Files.writeString(
                home.resolve("conf/main.cf"), shared("main.cf") + "mynetworks = 127.0.0.5/32\n" + filled(settings));
        Files.writeString(home.resolve("conf/master.cf"), shared("master.cf"));
        for (var file : files.entrySet()) Files.writeString(home.resolve("conf/" + file.getKey()), file.getValue());
        Files.setPosixFilePermissions(
                Files.createDirectory(home.resolve("mail")), PosixFilePermissions.fromString("rwxrwxrwx"));
        done("chown", "postfix", home.resolve("data").toString());
        done("postfix", "-c", home.resolve("conf").toString(), "start");
        Eventually.await("Postfix; see " + home)
                .atMost(Duration.ofSeconds(60))
                .until(() -> log().contains("daemon started"));
    }

    /// The tested lines of the documentation, with the ports of this test in them.
    static String lines(String file, String documented, int port) throws IOException {
        return Files.readString(FILES.resolve(file)).replace(documented, Integer.toString(port));
    }

    private String shared(String file) throws IOException {
        return filled(Files.readString(FILES.resolve(file)));
    }

    private String filled(String text) {
        return text.replace("{home}", home.toString()).replace("{port}", Integer.toString(port));
    }

    int port() {
        return port;
    }

    Path home() {
        return home;
    }

    String log() throws IOException {
        Path log = home.resolve("mail.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /// Waits until a line of the log speaks of the recipient and of how it ended.
    void awaitFate(String recipient, String status) {
        Eventually.await(recipient + " " + status + "; see " + home + "/mail.log")
                .atMost(Duration.ofSeconds(60))
                .until(() -> log().lines()
                        .anyMatch(
                                line -> line.contains("to=<" + recipient + ">") && line.contains("status=" + status)));
    }

    private void done(String... command) throws IOException, InterruptedException {
        Ran ran = Ran.program(home, "", List.of(command));
        if (ran.exit() != 0) throw new IOException(List.of(command) + " ended with " + ran.exit() + ": " + ran.said());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        done("postfix", "-c", home.resolve("conf").toString(), "stop");
        Ran.program(Path.of(System.getProperty("java.io.tmpdir")), "", List.of("rm", "-rf", home.toString()));
    }
}
