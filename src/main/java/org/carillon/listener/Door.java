package org.carillon.listener;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.smtp.Reply;
import org.jboss.logging.Logger;

/// One listening port. A thread of its own lets callers in; each then has a virtual thread.
final class Door {
    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final int BACKLOG = 1000;
    private static final Duration ROUND = Duration.ofSeconds(10);

    private final Premises premises;
    private final Doorkeeper keeper;
    private final Duration pregreet;
    private final ServerSocket socket;
    private final Set<Wire> inside = ConcurrentHashMap.newKeySet();
    private final AtomicLong callers = new AtomicLong();
    private final Thread porter;
    private final Thread watchman;

    private Door(Premises premises, Doorkeeper keeper, Duration pregreet, ServerSocket socket) {
        this.premises = premises;
        this.keeper = keeper;
        this.pregreet = pregreet;
        this.socket = socket;
        this.porter = Thread.ofPlatform()
                .name("smtp-" + premises.door() + "-door")
                .daemon()
                .unstarted(this::letIn);
        this.watchman =
                Thread.ofVirtual().name("smtp-" + premises.door() + "-watch").unstarted(this::watch);
    }

    /// Listens from now on.
    /// @throws IOException when the port is taken or not allowed
    static Door open(Premises premises, Doorkeeper keeper, SmtpConfig config) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(config.host(), config.port()), BACKLOG);
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
        var door = new Door(premises, keeper, config.pregreet(), socket);
        door.porter.start();
        door.watchman.start();
        return door;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void letIn() {
        while (!socket.isClosed()) {
            try {
                meet(socket.accept());
            } catch (IOException trouble) {
                if (!socket.isClosed()) pause(trouble);
            }
        }
    }

    /// Out of file handles, most likely: wait until some are free.
    private void pause(IOException trouble) {
        LOG.warnf("cannot let callers in door=%s why=\"%s\"", premises.door(), trouble.getMessage());
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void meet(Socket client) {
        premises.instruments().tally().connected();
        var caller = new Caller(client.getInetAddress(), callers.incrementAndGet());
        Thread.Builder thread = Thread.ofVirtual().name("smtp-" + premises.door() + "-" + caller.number());
        switch (keeper.admit(caller.address())) {
            case Doorkeeper.Admission.Welcome _ -> thread.start(() -> serve(client, caller));
            case Doorkeeper.Admission.Full full -> thread.start(() -> sendAway(client, caller, full.reply()));
            case Doorkeeper.Admission.Crowd _ -> close(client);
        }
    }

    private void serve(Socket client, Caller caller) {
        try (Wire wire = new Wire(client, premises.limits())) {
            inside.add(wire);
            if (socket.isClosed()) wire.dismiss();
            try {
                new Session(wire, caller, premises, keeper, pregreet).run();
            } finally {
                inside.remove(wire);
            }
        } catch (IOException gone) {
            close(client);
        } finally {
            keeper.leave(caller.address());
        }
    }

    private void sendAway(Socket client, Caller caller, Reply reply) {
        try (Wire wire = new Wire(client, premises.limits())) {
            new Fates(premises, caller).refused(reply, "", "");
            wire.say(reply);
            wire.hangUp();
        } catch (IOException gone) {
            close(client);
        } finally {
            keeper.told();
        }
    }

    private static void close(Socket client) {
        try {
            client.close();
        } catch (IOException gone) {
            // closed is closed
        }
    }

    /// Ends sessions that no deadline of their own can end, because the client does not read what we write.
    private void watch() {
        try {
            while (!socket.isClosed()) {
                Thread.sleep(ROUND);
                long now = System.nanoTime();
                inside.stream().filter(wire -> wire.overdue(now)).forEach(Wire::abort);
            }
        } catch (InterruptedException shut) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets nobody in any more, says 421 to who is idle, gives others time to end their letter, then hangs up.
    void shut(Duration grace) throws InterruptedException {
        close();
        inside.forEach(wire -> Thread.startVirtualThread(wire::dismiss));
        long end = System.nanoTime() + grace.toNanos();
        while (!inside.isEmpty() && System.nanoTime() - end < 0) Thread.sleep(Duration.ofMillis(10));
        inside.forEach(Wire::abort);
        porter.join(Duration.ofSeconds(1));
    }

    private void close() {
        watchman.interrupt();
        try {
            socket.close();
        } catch (IOException gone) {
            LOG.debugf("door=%s was closed already", premises.door());
        }
    }

    /// For the log: which addresses we listen at.
    InetAddress address() {
        return socket.getInetAddress();
    }
}
