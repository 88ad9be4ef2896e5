package org.carillon.listener;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.trust.Networks;
import org.jboss.logging.Logger;

/// One listening port. A thread of its own lets callers in; each then has a virtual thread.
final class Door {
    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final int BACKLOG = 1000;
    private static final Duration ROUND = Duration.ofSeconds(10);

    private final Premises premises;
    private final Doorkeeper keeper;
    private final Networks proxies;
    private final ServerSocket socket;
    private final Set<Wire> inside = ConcurrentHashMap.newKeySet();
    private final AtomicLong callers = new AtomicLong();
    private final Doorstep doorstep;
    private final Thread porter;
    private final Thread watchman;

    private Door(Premises premises, Doorkeeper keeper, Networks proxies, ServerSocket socket) {
        this.premises = premises;
        this.keeper = keeper;
        this.proxies = proxies;
        this.socket = socket;
        this.doorstep = new Doorstep(premises);
        this.porter = Thread.ofPlatform()
                .name("smtp-" + premises.entrance() + "-door")
                .daemon()
                .unstarted(this::letIn);
        this.watchman = Thread.ofVirtual()
                .name("smtp-" + premises.entrance() + "-watch")
                .unstarted(this::watch);
    }

    /// Listens from now on.
    /// @throws IOException when the port is taken or not allowed
    static Door open(Premises premises, Doorkeeper keeper, Networks proxies, InetSocketAddress at) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(at, BACKLOG);
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
        var door = new Door(premises, keeper, proxies, socket);
        premises.instruments().tally().watch(door.inside::size);
        premises.instruments().tally().opened(door.address(), security(premises.entrance()));
        door.porter.start();
        door.watchman.start();
        return door;
    }

    private static String security(Entrance entrance) {
        return entrance.implicitTls() ? "tls" : "starttls";
    }

    /// True while somebody lets callers in.
    boolean attended() {
        return porter.isAlive();
    }

    int port() {
        return socket.getLocalPort();
    }

    /// Which addresses we listen at.
    InetSocketAddress address() {
        return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }

    private void letIn() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                boolean met = false;
                try {
                    meet(client);
                    met = true;
                } finally {
                    if (!met) close(client);
                }
            } catch (IOException trouble) {
                if (!socket.isClosed()) pause(trouble);
            } catch (Throwable lost) {
                LOG.errorf(lost, "a caller was lost door=%s", premises.entrance());
                rest();
            }
        }
    }

    /// Out of file handles, most likely: wait until some are free.
    private void pause(IOException trouble) {
        LOG.warnf("cannot let callers in door=%s why=\"%s\"", premises.entrance(), trouble.getMessage());
        rest();
    }

    private static void rest() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void meet(Socket client) {
        premises.instruments().tally().connected();
        var caller = new Caller(client.getInetAddress(), callers.incrementAndGet());
        Thread.Builder thread = Thread.ofVirtual().name("smtp-" + premises.entrance() + "-" + caller.number());
        boolean proxied = proxies.contains(caller.address());
        Doorkeeper.Admission admission = proxied ? keeper.admitProxy() : keeper.admit(caller.address());
        boolean met = false;
        try {
            switch (admission) {
                case Doorkeeper.Admission.Welcome welcome ->
                    thread.start(() -> serve(client, caller, welcome.place(), proxied));
                case Doorkeeper.Admission.Full full -> thread.start(() -> sendAway(client, caller, full.response()));
                case Doorkeeper.Admission.Crowd _ -> close(client);
            }
            met = true;
        } finally {
            if (!met) keeper.takeBack(admission);
        }
    }

    private void serve(Socket client, Caller caller, Doorkeeper.Place place, boolean proxied) {
        try (place;
                client) {
            var link = new SocketLink(client);
            Caller real = proxied ? introduced(link, caller) : caller;
            boolean welcome = !proxied || place.takenBy(real.address());
            var wire = new Wire(link, premises.limits(), premises.instruments().nanos(), keeper::stressed);
            if (welcome) converse(wire, real);
            else doorstep.turnAway(wire, real, Doorkeeper.TOO_MANY_OF_YOURS);
        } catch (ProxyHeader.Wrong wrong) {
            LOG.warnf(
                    "proxy not understood door=%s proxy=%s why=\"%s\"",
                    premises.entrance(), caller.ip(), wrong.getMessage());
        } catch (IOException gone) {
            LOG.debugf("gone door=%s client=%s why=\"%s\"", premises.entrance(), caller.ip(), gone.getMessage());
        }
    }

    private Caller introduced(Link link, Caller proxy) throws IOException {
        Optional<InetAddress> client =
                ProxyHeader.read(link, premises.instruments().nanos());
        return client.map(address -> new Caller(address, proxy.number())).orElse(proxy);
    }

    private void converse(Wire wire, Caller caller) {
        inside.add(wire);
        try {
            if (socket.isClosed()) wire.dismiss();
            new Session(wire, caller, premises).run();
        } finally {
            inside.remove(wire);
        }
    }

    private void sendAway(Socket client, Caller caller, Response response) {
        try (client) {
            doorstep.turnAway(
                    new Wire(
                            new SocketLink(client),
                            premises.limits(),
                            premises.instruments().nanos(),
                            keeper::stressed),
                    caller,
                    response);
        } catch (IOException gone) {
            LOG.debugf("gone door=%s client=%s why=\"%s\"", premises.entrance(), caller.ip(), gone.getMessage());
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
                long now = premises.instruments().nanos().getAsLong();
                inside.stream().filter(wire -> wire.overdue(now)).forEach(Wire::abort);
            }
        } catch (InterruptedException shut) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets nobody in any more and says 421 to who is idle.
    void close() {
        watchman.interrupt();
        premises.instruments().tally().shut();
        try {
            socket.close();
        } catch (IOException gone) {
            LOG.debugf("door=%s was closed already", premises.entrance());
        }
        inside.forEach(wire -> Thread.startVirtualThread(wire::dismiss));
    }

    /// Behind [#close]: gives the others until then to end their letter, then hangs up.
    ///
    /// @param end of [System#nanoTime]
    void awaitEmpty(long end) throws InterruptedException {
        while (!inside.isEmpty() && System.nanoTime() - end < 0) Thread.sleep(Duration.ofMillis(10));
        inside.forEach(Wire::abort);
        porter.join(Duration.ofSeconds(1));
    }
}
