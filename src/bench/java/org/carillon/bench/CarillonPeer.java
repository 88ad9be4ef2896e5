package org.carillon.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The packaged server with production settings: H2 on disk, synced before each 250.
final class CarillonPeer implements Peer {
    private static final Path JAR = Path.of(System.getProperty("jar", "target/quarkus-app/quarkus-run.jar"));
    private static final String PASSWORD = "correct horse";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    private final Restart restart;
    private final int port = Tools.freePort();
    private final int web = Tools.freePort();
    private final Process process;
    private final String token;

    /// @param settings more of the configuration, as `-Dkey=value` or flags of the JVM
    CarillonPeer(int sink, Keys keys, List<String> settings) throws IOException, InterruptedException {
        this(Files.createTempDirectory("bench-carillon"), sink, keys, settings);
    }

    private CarillonPeer(Path home, int sink, Keys keys, List<String> settings)
            throws IOException, InterruptedException {
        if (!Files.exists(JAR)) throw new IOException(JAR + " is not there: run ./mvnw package -DskipTests");
        this.home = home;
        this.restart = more -> new CarillonPeer(home, sink, keys, more);
        var command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        String flags = System.getenv("CARILLON_BENCH_JAVA");
        if (flags != null) command.addAll(List.of(flags.split(" ")));
        command.addAll(List.of(
                "-Dcarillon.home=" + home,
                "-Dcarillon.hostname=mx.carillon.example",
                "-Dcarillon.smtp.host=127.0.0.1",
                "-Dcarillon.smtp.port=" + port,
                "-Dcarillon.tls.certificate=" + keys.certificate(),
                "-Dcarillon.tls.key=" + keys.key(),
                "-Dcarillon.submission.port=off",
                "-Dcarillon.submissions.port=off",
                "-Dcarillon.delivery.route=smarthost",
                "-Dcarillon.delivery.smarthost=127.0.0.1:" + sink,
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + web));
        command.addAll(settings);
        command.addAll(List.of("-jar", JAR.toString(), "serve"));
        process = Tools.start(home.resolve("server.log"), command);
        Tools.awaitPort(web, LIMIT);
        Tools.awaitPort(port, LIMIT);
        token = Files.readString(home.resolve("admin.token")).strip();
    }

    /// With the lists `dropped`, whose letters go nowhere, and `chess`, whose copies bear a return path for each
    /// member.
    CarillonPeer furnished(List<String> members) throws IOException, InterruptedException {
        domain();
        list("dropped", "nonmember=discard", "archive=none");
        list("chess", "nonmember=accept", "explicit-destination=off", "verp=on", "one-click=off");
        System.out.printf("import of %,d members: %.2f s%n", members.size(), members("chess", members));
        return this;
    }

    void domain() throws IOException, InterruptedException {
        call("POST", "/domains", "application/json", "{\"domain\":\"lists.example.org\"}");
    }

    /// @param settings as `key=value`
    void list(String name, String... settings) throws IOException, InterruptedException {
        String all = Arrays.stream(settings)
                .map(one -> "\"" + one.replace("=", "\":\"") + "\"")
                .collect(Collectors.joining(","));
        call(
                "POST",
                "/lists",
                "application/json",
                "{\"address\":\"" + name + "@lists.example.org\",\"settings\":{" + all + "}}");
    }

    /// Returns the seconds that it took.
    double members(String list, List<String> members) throws IOException, InterruptedException {
        long started = System.nanoTime();
        call("POST", "/lists/" + list + "@lists.example.org/members", "text/csv", String.join("\n", members));
        return (System.nanoTime() - started) / 1e9;
    }

    /// The members of a file; returns how many are new and known, as JSON.
    String members(String list, Path file) throws IOException, InterruptedException {
        var request = asked("/lists/" + list + "@lists.example.org/members")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofFile(file));
        String report = answered(request.build());
        return report.substring(0, Math.min(100, report.length()));
    }

    /// An account that runs the list.
    void owner(String list, String address) throws IOException, InterruptedException {
        call(
                "POST",
                "/people",
                "application/json",
                "{\"address\":\"" + address + "\",\"password\":\"" + PASSWORD + "\"}");
        call(
                "POST",
                "/lists/" + list + "@lists.example.org/staff",
                "application/json",
                "{\"address\":\"" + address + "\",\"role\":\"owner\"}");
    }

    /// Signed in as [#owner] made it.
    Browser browser(String address) throws IOException, InterruptedException {
        var browser = new Browser("http://127.0.0.1:" + web);
        int status = browser.send("/sign-in", "/sign-in", "address", address, "password", PASSWORD)
                .statusCode();
        if (status / 100 != 2 && status / 100 != 3) throw new IOException("cannot sign in: " + status);
        return browser;
    }

    /// Somebody who is not signed in.
    Browser visitor() {
        return new Browser("http://127.0.0.1:" + web);
    }

    /// @param who an address, a domain or a pattern
    void ban(String list, String who) throws IOException, InterruptedException {
        call("POST", "/lists/" + list + "@lists.example.org/bans", "application/json", "{\"who\":\"" + who + "\"}");
    }

    /// All members as a table, as it comes.
    InputStream exported(String list) throws IOException, InterruptedException {
        var request = asked("/lists/" + list + "@lists.example.org/members.csv").GET();
        HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) throw new IOException("no export: " + answer.statusCode());
        return answer.body();
    }

    /// The counters of the newest letter that left: accepted, delivered, deferred and failed copies, as JSON.
    String newestLetter() throws IOException, InterruptedException {
        return call("GET", "/queue/letters?limit=1", "application/json", "");
    }

    /// The same house after its server has ended and begun again.
    CarillonPeer again(List<String> settings) throws IOException, InterruptedException {
        end();
        return restart.with(settings);
    }

    private String call(String method, String path, String type, String body) throws IOException, InterruptedException {
        var request = asked(path)
                .header("Content-Type", type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return answered(request.build());
    }

    private HttpRequest.Builder asked(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, text/csv");
    }

    private String answered(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2)
            throw new IOException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
        return answer.body();
    }

    @Override
    public String name() {
        return "Carillon";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String dropped() {
        return "dropped@lists.example.org";
    }

    @Override
    public String list() {
        return "chess@lists.example.org";
    }

    @Override
    public String mailParameters() {
        return "";
    }

    @Override
    public void awaitQuiet() throws IOException, InterruptedException {
        while (!idle("/spool?limit=1") || !idle("/queue?limit=1")) Thread.sleep(100);
    }

    private boolean idle(String path) throws IOException, InterruptedException {
        return call("GET", path, "application/json", "").strip().equals("[]");
    }

    /// For a profiler.
    long pid() {
        return process.pid();
    }

    private void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    }

    /// What it has logged so far.
    String log() throws IOException {
        return Files.readString(home.resolve("server.log"));
    }

    private interface Restart {
        CarillonPeer with(List<String> settings) throws IOException, InterruptedException;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        end();
        Tools.run(Files.createTempFile("bench", ".log"), LIMIT, List.of("rm", "-rf", home.toString()));
    }
}
