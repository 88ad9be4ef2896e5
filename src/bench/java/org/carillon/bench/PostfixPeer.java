package org.carillon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/// Postfix with its usual settings on a directory of its own; `/etc/postfix` is only read.
final class PostfixPeer implements Peer {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path home;
    private final int port = Tools.freePort();

    PostfixPeer(List<String> members, int sink, Keys keys) throws IOException, InterruptedException {
        home = Files.createTempDirectory("bench-postfix");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String folder : List.of("conf", "queue", "data")) Files.createDirectory(home.resolve(folder));
        Tools.run(log(), LIMIT, List.of("chown", "postfix", home.resolve("data").toString()));
        Files.writeString(conf("main.cf"), shared("main.cf") + more(sink) + tls(keys));
        Files.writeString(conf("master.cf"), shared("master.cf"));
        Files.writeString(conf("virtual"), "chess@lists.example.org " + String.join(",", members) + "\n");
        Files.writeString(conf("transport"), "dropped.example.org discard:\n");
        Tools.run(log(), LIMIT, List.of("postfix", "-c", conf("").toString(), "start"));
        Tools.awaitPort(port, LIMIT);
    }

    private Path conf(String file) {
        return home.resolve("conf").resolve(file);
    }

    private Path log() {
        return home.resolve("postfix-bench.log");
    }

    /// As the tests with Postfix start it, for this folder.
    private String shared(String file) throws IOException {
        return Files.readString(Path.of("src/test/resources/peers/postfix", file))
                .replace("{home}", home.toString())
                .replace("{port}", Integer.toString(port));
    }

    private static String tls(Keys keys) {
        return """
                smtpd_tls_security_level = may
                smtpd_tls_cert_file = %s
                smtpd_tls_key_file = %s
                """.formatted(keys.certificate(), keys.key());
    }

    private String more(int sink) {
        return """
                mynetworks = 127.0.0.0/8
                smtpd_authorized_verp_clients = 127.0.0.0/8
                virtual_alias_domains = lists.example.org
                virtual_alias_maps = texthash:%1$s/conf/virtual
                virtual_alias_expansion_limit = 20000
                transport_maps = texthash:%1$s/conf/transport
                relayhost = [127.0.0.1]:%2$d
                """.formatted(home, sink);
    }

    @Override
    public String name() {
        return "Postfix";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String dropped() {
        return "anybody@dropped.example.org";
    }

    @Override
    public String list() {
        return "chess@lists.example.org";
    }

    @Override
    public String mailParameters() {
        return " XVERP=+=";
    }

    @Override
    public void awaitQuiet() throws IOException, InterruptedException {
        for (String queue : List.of("incoming", "active", "maildrop", "deferred")) {
            while (!empty(home.resolve("queue").resolve(queue))) Thread.sleep(100);
        }
    }

    private static boolean empty(Path queue) throws IOException {
        try (var files = Files.walk(queue)) {
            return files.noneMatch(Files::isRegularFile);
        } catch (java.io.UncheckedIOException moved) {
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        Tools.run(log(), LIMIT, List.of("postfix", "-c", conf("").toString(), "stop"));
        Tools.run(log(), LIMIT, List.of("rm", "-rf", home.toString()));
    }
}
