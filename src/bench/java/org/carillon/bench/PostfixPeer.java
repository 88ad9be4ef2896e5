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

    PostfixPeer(List<String> members, int sink) throws IOException, InterruptedException {
        home = Files.createTempDirectory("bench-postfix");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String folder : List.of("conf", "queue", "data")) Files.createDirectory(home.resolve(folder));
        Tools.run(log(), LIMIT, List.of("chown", "postfix", home.resolve("data").toString()));
        Files.writeString(conf("main.cf"), main(sink));
        Files.writeString(conf("master.cf"), MASTER.replace("PORT", Integer.toString(port)));
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

    private String main(int sink) {
        return """
                compatibility_level = 3.7
                command_directory = /usr/sbin
                daemon_directory = /usr/lib/postfix/sbin
                meta_directory = /etc/postfix
                shlib_directory = /usr/lib/postfix
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                maillog_file = %1$s/mail.log
                maillog_file_prefixes = %1$s
                myhostname = mx.postfix.example
                mydestination =
                local_recipient_maps =
                alias_maps =
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                mynetworks = 127.0.0.0/8
                smtpd_authorized_verp_clients = 127.0.0.0/8
                virtual_alias_domains = lists.example.org
                virtual_alias_maps = texthash:%1$s/conf/virtual
                virtual_alias_expansion_limit = 20000
                transport_maps = texthash:%1$s/conf/transport
                relayhost = [127.0.0.1]:%2$d
                """.formatted(home, sink);
    }

    private static final String MASTER = """
            127.0.0.1:PORT inet n - n - - smtpd
            pickup    unix n - n 60 1 pickup
            cleanup   unix n - n - 0 cleanup
            qmgr      unix n - n 300 1 qmgr
            rewrite   unix - - n - - trivial-rewrite
            bounce    unix - - n - 0 bounce
            defer     unix - - n - 0 bounce
            trace     unix - - n - 0 bounce
            verify    unix - - n - 1 verify
            flush     unix n - n 1000? 0 flush
            proxymap  unix - - n - - proxymap
            proxywrite unix - - n - 1 proxymap
            smtp      unix - - n - - smtp
            relay     unix - - n - - smtp
            showq     unix n - n - - showq
            error     unix - - n - - error
            retry     unix - - n - - error
            discard   unix - - n - - discard
            anvil     unix - - n - 1 anvil
            scache    unix - - n - 1 scache
            postlog   unix-dgram n - n - 1 postlogd
            """;

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
