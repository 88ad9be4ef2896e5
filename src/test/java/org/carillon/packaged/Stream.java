package org.carillon.packaged;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.testing.Sender;

/// Several authors who post letters without end, connect again when the server is gone, and remember which
/// letters it took responsibility for.
final class Stream implements AutoCloseable {
    private static final int PAUSE_MILLIS = 20;

    private final int port;
    private final String list;
    private final Set<String> promised = ConcurrentHashMap.newKeySet();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final List<Thread> authors = new ArrayList<>();
    private volatile boolean ended;

    Stream(int port, String list, int authorCount) {
        this.port = port;
        this.list = list;
        for (int i = 0; i < authorCount; i++) {
            int author = i;
            authors.add(Thread.ofVirtual().name("author-" + author).start(() -> postOnAndOn(author)));
        }
    }

    /// Numbers of the letters that got a 250.
    Set<String> promised() {
        return promised;
    }

    /// Replies nobody should get.
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    private void postOnAndOn(int author) {
        while (!ended) {
            try (var sender = Sender.to(port)) {
                while (!ended) post(sender, author);
            } catch (IOException gone) {
                pause();
            }
        }
    }

    private void post(Sender sender, int author) throws IOException {
        String letter = "letter-" + number.incrementAndGet();
        String reply = sender.send("author" + author + "@author.example", list, letter(letter, author));
        if (reply.startsWith("250")) promised.add(letter);
        else if (!reply.startsWith("4")) surprises.add(reply);
        else pause();
    }

    static byte[] letter(String name, int author) {
        String text = """
                From: author%d@author.example
                To: %s
                Subject: %s
                Message-ID: <%s@author.example>
                Date: Tue, 14 Jul 2026 10:31:05 +0200

                %s
                """.formatted(
                        author,
                        "everybody",
                        name,
                        name,
                        "Words to fill some space, about as much as a letter has.\n".repeat(80));
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns when the last author has put down the pen.
    @Override
    public void close() throws InterruptedException {
        ended = true;
        for (Thread author : authors) author.join();
    }
}
