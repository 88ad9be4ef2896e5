package org.carillon.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Ports, processes and waiting.
final class Tools {
    private Tools() {}

    static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }

    /// Runs to the end; anything but exit 0 within the time is an error with what it said.
    static void run(Path log, Duration limit, List<String> command) throws IOException, InterruptedException {
        Process process = start(log, command);
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " did not end in " + limit);
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    String.join(" ", command) + " ended with " + process.exitValue() + ":\n" + Files.readString(log));
        }
    }

    /// What a program says that ends well.
    static String said(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("said", ".log");
        run(log, Duration.ofSeconds(60), command);
        String said = Files.readString(log);
        Files.delete(log);
        return said;
    }

    static Process start(Path log, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    static void awaitPort(int port, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try (var probe = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > end) throw new IOException("nobody listens at port " + port, notYet);
                Thread.sleep(50);
            }
        }
    }

    /// The library that the server uses too, so that our client does not take the cores that it needs.
    static Optional<Provider> fastCryptography() {
        try {
            Class<?> fast = Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
            return Optional.of((Provider) fast.getField("INSTANCE").get(null));
        } catch (ReflectiveOperationException | LinkageError notHere) {
            System.out.println("The native library does not load: " + notHere);
            return Optional.empty();
        }
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
