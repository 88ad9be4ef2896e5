package org.carillon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.carillon.testing.Api;
import org.carillon.testing.Eventually;
import org.carillon.testing.Sender;

/// Several servers on one PostgreSQL, each with a home of its own; they call themselves `node0`, `node1` …
final class Nodes implements AutoCloseable {
    static final String LIST = "chess@lists.example.org";

    // larger in src/bench/run nodes
    static final int MEMBERS = Integer.getInteger("nodes.members", 6_000);
    static final String LEASE = System.getProperty("nodes.lease", "3s");
    static final int CONNECTIONS = Integer.getInteger("nodes.connections", 2);

    /// As many recipients as a batch holds.
    private static final int IN_A_DOMAIN = 200;

    /// Copies that a node may have handed over on one connection and not yet written down: it does so after a hundred
    /// or a second, whichever comes first; and some that were on their way.
    static final int UNWRITTEN = 120;

    /// What the host at the other end takes for each copy, so that a post is not over before something can
    /// happen.
    static final Duration PAUSE = Duration.ofMillis(Integer.getInteger("nodes.pause", 3));

    private final Map<String, String> database;
    private final List<PackagedServer> all = new ArrayList<>();

    /// @param settings of all of them
    Nodes(Path folder, int count, Map<String, String> database, Map<String, String> settings) throws IOException {
        this.database = database;
        for (int i = 0; i < count; i++) {
            var own = new HashMap<>(database);
            own.putAll(settings);
            own.put("carillon.hostname", name(i));
            own.merge("carillon.database.url", "?ApplicationName=" + name(i), String::concat);
            all.add(new PackagedServer(Files.createDirectories(folder.resolve("node" + i)), own));
        }
    }

    /// Everything goes to this port; a few connections of each node.
    static Map<String, String> smarthost(int port, String lease) {
        return Map.of(
                "carillon.delivery.route",
                "smarthost",
                "carillon.delivery.smarthost",
                "127.0.0.1:" + port,
                "carillon.delivery.lease",
                lease,
                "carillon.delivery.connections.start",
                Integer.toString(CONNECTIONS),
                "carillon.delivery.connections.limit",
                Integer.toString(CONNECTIONS));
    }

    static String name(int node) {
        return "node" + node + ".carillon.example";
    }

    /// All at the same time, on an empty database at first.
    Nodes start() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> starts = all.stream()
                    .<Callable<Void>>map(server -> () -> {
                        server.start();
                        return null;
                    })
                    .toList();
            for (Future<Void> one : threads.invokeAll(starts)) one.get();
        }
        return this;
    }

    PackagedServer node(int i) {
        return all.get(i);
    }

    Api api(int node) {
        return all.get(node).api();
    }

    /// A list with so many members, enough of them at each domain that a batch takes a while.
    void furnish(int members, String... settings) {
        api(0).domain("lists.example.org");
        api(0).list(LIST, settings);
        if (members > 0) {
            api(0).members(
                            LIST,
                            IntStream.range(0, members)
                                    .mapToObj(i -> "member%05d@host%02d.example".formatted(i, i / IN_A_DOMAIN))
                                    .toList());
        }
    }

    void post(int node, String subject) throws IOException {
        post(all.get(node), subject);
    }

    static void post(PackagedServer server, String subject) throws IOException {
        try (var sender = Sender.to(server.smtpPort())) {
            String reply = sender.send("owner@people.example", LIST, letter(subject));
            assertEquals("250", reply.substring(0, 3), reply);
        }
    }

    static byte[] letter(String subject) {
        String text =
                "From: owner@people.example\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: <%s@people.example>\r\n\r\n%s";
        return text.formatted(LIST, subject, subject, "Words that fill the letter a little.\r\n".repeat(50))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// Of all posts to lists together, as one look at the database finds them.
    ///
    /// @param waiting recipients in the outbox
    record Counts(long accepted, long delivered, long deferred, long failed, long waiting) {}

    Counts counts() {
        return query("""
                select coalesce(sum(accepted), 0), coalesce(sum(delivered), 0), coalesce(sum(deferred), 0),
                       coalesce(sum(failed), 0), (select coalesce(sum(remaining), 0) from outbox)
                from outgoing where origin like 'list/%'\
                """, 5);
    }

    /// One number that a query finds.
    long number(String sql) {
        return query(sql, 1).accepted();
    }

    /// While somebody else has the rows of the letters, each end of a batch waits for them in its transaction: there
    /// the node is stopped, and it has locked what it was to delete.
    void freezeInTransaction(int node) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select id from outgoing for update");
            String waiting = """
                    select count(*) from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock' and application_name = '%s'""".formatted(name(node));
            Eventually.await("the node to wait in a transaction").until(() -> number(waiting) > 0);
            all.get(node).freeze();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.get("carillon.database.url"),
                database.get("carillon.database.user"),
                database.get("carillon.database.password"));
    }

    private Counts query(String sql, int columns) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            long[] found = new long[5];
            for (int i = 0; i < columns; i++) found[i] = row.getLong(i + 1);
            return new Counts(found[0], found[1], found[2], found[3], found[4]);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// Until the counters say that these many have their copies, and nobody waits.
    void awaitAll(long copies, Duration patience) {
        Eventually.await("all copies")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertEquals(new Counts(copies, copies, 0, 0, 0), counts()));
    }

    /// The same, with something that must hold all the while.
    void awaitAll(long copies, Duration patience, Consumer<Nodes> meanwhile) {
        Eventually.await("all copies")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    meanwhile.accept(this);
                    return counts().equals(new Counts(copies, copies, 0, 0, 0));
                });
    }

    List<String> errors() throws IOException {
        var errors = new ArrayList<String>();
        for (PackagedServer server : all) {
            errors.addAll(server.lines(" ERROR "));
        }
        return errors;
    }

    @Override
    public void close() throws InterruptedException {
        all.forEach(PackagedServer::thaw);
        for (PackagedServer server : all) server.close();
    }
}
