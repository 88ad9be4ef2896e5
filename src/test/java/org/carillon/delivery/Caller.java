package org.carillon.delivery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.testing.Authority;
import org.carillon.testing.Eventually;
import org.carillon.testing.FakeMx;
import org.junit.jupiter.api.Assertions;

/// Somebody who calls a [FakeMx], with a clock of their own: time passes when the test says so.
final class Caller implements AutoCloseable {
    private final FakeMx mx = FakeMx.start();
    private final AtomicLong now = new AtomicLong(1);
    private final Sessions sessions =
            new Sessions(new ClientTls(Optional.of(Authority.roots())), Sources.ANY, new Resting(2, 3), now::get);

    /// A conversation under way on a thread of its own.
    record Talk(Thread thread, CompletableFuture<Session> session) {}

    FakeMx mx() {
        return mx;
    }

    Sessions sessions() {
        return sessions;
    }

    Peer peer(TlsPolicy tls) {
        return Peer.of("localhost", new InetSocketAddress("127.0.0.1", mx.port()))
                .with(tls);
    }

    Session connect(Peer peer) throws IOException {
        return sessions.connect(peer, "me.example", new Stop(), new Calls());
    }

    Session connect(TlsPolicy tls) throws IOException {
        return connect(peer(tls));
    }

    Talk start(Peer peer) {
        return start(() -> connect(peer));
    }

    Talk start(Conversation what) {
        var end = new CompletableFuture<Session>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                end.complete(what.run());
            } catch (IOException broken) {
                end.completeExceptionally(broken);
            }
        });
        return new Talk(thread, end);
    }

    interface Conversation {
        Session run() throws IOException;
    }

    /// Waits until the conversation waits for an answer to the command that begins so.
    void settled(Talk talk, String command) {
        Eventually.await()
                .until(() -> (command.isEmpty() || mx.commands().stream().anyMatch(c -> c.startsWith(command)))
                        && talk.thread().getState() == Thread.State.WAITING);
    }

    /// Lets time pass and returns how many conversations were cut.
    int pass(Duration time) {
        now.addAndGet(time.toNanos());
        return sessions.tend();
    }

    static Throwable failure(Talk talk) {
        return Assertions.assertThrows(
                        CompletionException.class, () -> talk.session().join())
                .getCause();
    }

    @Override
    public void close() {
        sessions.close();
        mx.close();
    }
}
