package org.carillon.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Letters of 5 KB by many sessions at once.
///
/// @param kept one connection for all letters of a session, else one for each
/// @param tls by our own client; without it by Postfix' smtp-source
record Load(int sessions, boolean kept, boolean tls) {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final byte[] TEXT =
            ("From: author@author.example\r\nTo: anybody@lists.example.org\r\nSubject: load\r\n\r\n"
                            + "These words fill the letter up to five kilobytes, no less.\r\n".repeat(84) + ".\r\n")
                    .getBytes(StandardCharsets.US_ASCII);

    String title() {
        return "accept, %d %s, %s%s, letters/s"
                .formatted(
                        sessions,
                        sessions == 1 ? "session" : "sessions",
                        kept ? "kept connections" : "a connection per letter",
                        tls ? ", under TLS" : "");
    }

    /// Letters a second until the last 250.
    double on(Peer peer, int letters) throws Exception {
        long started = System.nanoTime();
        if (tls) ours(peer, letters);
        else smtpSource(peer, letters);
        return letters / ((System.nanoTime() - started) / 1e9);
    }

    private void smtpSource(Peer peer, int letters) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("smtp-source", "-s", Integer.toString(sessions), "-l", "5120"));
        command.addAll(List.of("-m", Integer.toString(letters)));
        if (kept) command.add("-d");
        command.addAll(List.of("-f", "author@author.example", "-t", peer.dropped(), "127.0.0.1:" + peer.port()));
        Path log = Files.createTempFile("smtp-source", ".log");
        Tools.run(log, LIMIT, command);
        Files.delete(log);
    }

    private void ours(Peer peer, int letters) throws InterruptedException, ExecutionException {
        var left = new AtomicInteger(letters);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < sessions; i++) all.add(threads.submit(() -> session(peer, left)));
            for (Future<?> one : all) one.get();
        }
    }

    private Void session(Peer peer, AtomicInteger left) throws IOException {
        while (left.getAndDecrement() > 0) {
            try (var caller = Caller.at(peer.port(), tls)) {
                do caller.letter(peer.dropped(), TEXT);
                while (kept && left.getAndDecrement() > 0);
                caller.say("QUIT\r\n", "221");
            }
        }
        return null;
    }
}
