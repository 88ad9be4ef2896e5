package org.carillon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail host for posts to tens of thousands: it throws the letters away and counts the copies, by recipient
/// and by who brought them. What it answers is for its [Manners] to say. For letters that are to be looked at
/// there is [FakeMx].
public final class CountingMx implements AutoCloseable {

    /// How it treats its callers. Each answer is one line; what waits, waits on the thread of that call.
    public interface Manners {
        /// Somebody has connected, and has not been greeted yet.
        default void atConnect() {}

        /// The answer to RCPT.
        ///
        /// @param time how often this address has been offered, from 1
        default String recipient(String address, int time) {
            return "250 2.1.5 known";
        }

        /// The text has been read to its end, and counts; the answer leaves when this returns.
        default void beforeTaken(String caller) {}
    }

    private final ServerSocket door;
    private final Manners manners;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<String, Integer> copies = new ConcurrentHashMap<>();
    private final Map<String, Integer> offered = new ConcurrentHashMap<>();
    private final Map<String, Integer> brought = new ConcurrentHashMap<>();

    private CountingMx(ServerSocket door, Manners manners) {
        this.door = door;
        this.manners = manners;
        Thread.ofPlatform().name("counting-mx-" + door.getLocalPort()).daemon().start(this::takeCallers);
    }

    public static CountingMx start(Manners manners) {
        return startAt(0, manners);
    }

    public static CountingMx startAt(int port, Manners manners) {
        try {
            return new CountingMx(new ServerSocket(port, 500, InetAddress.getByName("127.0.0.1")), manners);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    /// Recipient → copies.
    public Map<String, Integer> copies() {
        return new TreeMap<>(copies);
    }

    /// Recipients who have a copy.
    public int reached() {
        return copies.size();
    }

    /// Copies beyond the first, over all recipients.
    public int twice() {
        return copies.values().stream().mapToInt(n -> n - 1).sum();
    }

    /// Copies that came from this caller, who is known by the name in EHLO.
    public int broughtBy(String caller) {
        return brought.getOrDefault(caller, 0);
    }

    public void forget() {
        copies.clear();
        offered.clear();
        brought.clear();
    }

    int offered(String recipient) {
        return offered.merge(recipient, 1, Integer::sum);
    }

    void taken(String caller, Iterable<String> recipients) {
        for (String recipient : recipients) {
            copies.merge(recipient, 1, Integer::sum);
            brought.merge(caller, 1, Integer::sum);
        }
    }

    private void takeCallers() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                open.add(caller);
                int number = connections.incrementAndGet();
                Thread.ofVirtual().name("counting-mx-call-" + number).start(() -> talk(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            caller.setTcpNoDelay(true);
            manners.atConnect();
            new CountingMxCall(this, manners, caller).run();
        } catch (IOException gone) {
            // the caller hung up, or was killed
        } finally {
            open.remove(caller);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket caller : open) caller.close();
        } catch (IOException alreadyGone) {
            // closing twice does no harm
        }
    }
}
