package org.carillon.bench;

import java.io.IOException;
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
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The packaged server with production settings: H2 on disk, synced before each 250.
final class CarillonPeer implements Peer {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home = Files.createTempDirectory("bench-carillon");
    private final int port = Tools.freePort();
    private final int web = Tools.freePort();
    private final Process process;
    private final String token;

    CarillonPeer(List<String> members, int sink, Keys keys) throws IOException, InterruptedException {
        if (!Files.exists(JAR)) throw new IOException(JAR + " is not there: run ./mvnw package -DskipTests");
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
                "-Dquarkus.http.port=" + web,
                "-jar",
                JAR.toString(),
                "serve"));
        process = Tools.start(home.resolve("server.log"), command);
        Tools.awaitPort(web, LIMIT);
        Tools.awaitPort(port, LIMIT);
        token = Files.readString(home.resolve("admin.token")).strip();
        furnish(members);
    }

    private void furnish(List<String> members) throws IOException, InterruptedException {
        call("POST", "/domains", "application/json", "{\"domain\":\"lists.example.org\"}");
        list("dropped", "\"nonmember\":\"discard\",\"archive\":\"none\"");
        list(
                "chess",
                "\"nonmember\":\"accept\",\"explicit-destination\":\"off\",\"verp\":\"on\",\"one-click\":\"off\"");
        long started = System.nanoTime();
        call("POST", "/lists/chess@lists.example.org/members", "text/csv", String.join("\n", members));
        System.out.printf("import of %,d members: %.2f s%n", members.size(), (System.nanoTime() - started) / 1e9);
    }

    private void list(String name, String settings) throws IOException, InterruptedException {
        call(
                "POST",
                "/lists",
                "application/json",
                "{\"address\":\"" + name + "@lists.example.org\",\"settings\":{" + settings + "}}");
    }

    private String call(String method, String path, String type, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2)
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
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

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        Tools.run(Files.createTempFile("bench", ".log"), LIMIT, List.of("rm", "-rf", home.toString()));
    }
}
