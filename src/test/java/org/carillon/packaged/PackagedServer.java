package org.carillon.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.carillon.testing.Api;
import org.carillon.testing.Eventually;
import org.carillon.testing.Ports;
import org.jspecify.annotations.Nullable;

/// `java -jar target/quarkus-app/quarkus-run.jar` on free ports of the loopback address, started, killed and
/// started
/// again on the same home.
final class PackagedServer implements AutoCloseable {
    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

    private final Path home;
    private final Map<String, String> settings;
    private final int smtpPort = Ports.free();
    private final int webPort = Ports.free();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Process process;

    PackagedServer(Path home, Map<String, String> settings) {
        this.home = home;
        this.settings = settings;
    }

    int smtpPort() {
        return smtpPort;
    }

    Api api() {
        return new Api("http://127.0.0.1:" + webPort, home);
    }

    /// For the next start.
    void environment(Map<String, String> variables) {
        environment.putAll(variables);
    }

    void start() throws IOException {
        launch();
        awaitReady();
    }

    /// For a server that is open but does not call itself ready.
    void startUnready() throws IOException {
        launch();
        Eventually.await("the door to open; see " + log())
                .atMost(Duration.ofSeconds(90))
                .failFast("the server ended; see " + log(), () -> !alive())
                .until(() -> Ports.listens(smtpPort));
    }

    /// For a server that dies at what it finds to do: nobody knows whether it calls itself ready before.
    void startAndAwaitEnd() throws IOException {
        launch();
        awaitEnd();
    }

    private void launch() throws IOException {
        if (!Files.exists(JAR)) throw new IllegalStateException(JAR + " is not there: run ./mvnw package");
        var command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx1g"));
        command.add("-Dcarillon.home=" + home);
        command.add("-Dcarillon.hostname=mx.carillon.example");
        command.add("-Dcarillon.smtp.host=127.0.0.1");
        command.add("-Dcarillon.smtp.port=" + smtpPort);
        command.add("-Dcarillon.submission.port=0");
        command.add("-Dcarillon.submissions.port=0");
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + webPort);
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", JAR.toString(), "serve"));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    Path log() {
        return home.resolve("server.log");
    }

    private void awaitReady() {
        Eventually.await("the server to be ready; see " + log())
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .failFast("the server ended; see " + log(), () -> !alive())
                .until(() -> ready() && Ports.listens(smtpPort));
    }

    private boolean alive() {
        return process != null && process.isAlive();
    }

    private boolean ready() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webPort + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// As `kill -9` does it.
    void kill() throws InterruptedException {
        if (process == null) return;
        process.destroyForcibly().waitFor();
    }

    /// The same, without waiting for the end.
    void shoot() {
        if (process != null) process.destroyForcibly();
    }

    /// For a process that somebody else kills.
    void awaitEnd() {
        Eventually.await("the server to end").atMost(Duration.ofMinutes(3)).until(() -> !alive());
    }

    /// As `kill` does it; returns when the process has ended.
    void stop() throws InterruptedException {
        if (process == null) return;
        process.destroy();
        if (!process.waitFor(2, TimeUnit.MINUTES)) throw new AssertionError("the server does not end; see " + log());
    }

    /// The process stands still (SIGSTOP) until it is thawed.
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        if (!alive() || process == null) return;
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Of the log, those that hold this.
    List<String> lines(String part) throws IOException {
        try (var lines = Files.lines(log())) {
            return lines.filter(l -> l.contains(part)).toList();
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process == null) return;
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) kill();
    }
}
