package org.carillon.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Clients that hold on to a server without need.
final class BadClient {
    private static final int SMALL_BUFFER = 2048;

    /// How they behave.
    enum Kind {
        TARPIT("write a command, octet by octet, one a second"),
        DEAF("send commands and never read an answer"),
        DRIPPING("write a letter's text, octet by octet, one a second");

        final String deed;

        Kind(String deed) {
            this.deed = deed;
        }
    }

    private BadClient() {}

    /// Many of a kind, until they are closed.
    record Crowd(List<Caller> callers, List<Thread> threads, AtomicBoolean over) implements AutoCloseable {
        long alive() {
            return threads.stream().filter(Thread::isAlive).count();
        }

        @Override
        public void close() throws IOException, InterruptedException {
            over.set(true);
            for (Caller caller : callers) caller.close();
            for (Thread thread : threads) thread.join();
        }
    }

    static Crowd crowd(Kind kind, int count, int port) throws IOException {
        var crowd = new Crowd(new ArrayList<>(), new ArrayList<>(), new AtomicBoolean());
        for (int i = 0; i < count; i++) {
            Caller caller = Caller.at(port, false, kind == Kind.DEAF ? SMALL_BUFFER : 0);
            if (kind != Kind.TARPIT) caller.say("MAIL FROM:<bad@author.example>\r\n", "250");
            if (kind == Kind.DRIPPING) {
                caller.say("RCPT TO:<dropped@lists.example.org>\r\n", "250");
                caller.say("DATA\r\n", "354");
            }
            crowd.callers().add(caller);
            crowd.threads().add(Thread.ofVirtual().start(() -> behave(kind, caller, crowd.over())));
        }
        return crowd;
    }

    private static void behave(Kind kind, Caller caller, AtomicBoolean over) {
        try {
            while (!over.get()) {
                switch (kind) {
                    case TARPIT, DRIPPING -> {
                        caller.write("x");
                        Thread.sleep(1000);
                    }
                    case DEAF -> caller.write("RCPT TO:<dropped@lists.example.org>\r\n".repeat(100));
                }
            }
        } catch (IOException shownOut) {
            // the server has had enough of this one
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
