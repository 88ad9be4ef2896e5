package org.carillon.testing;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.dns.DnsConfig;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// The DNS of a small world of our own: one free port of 127.0.0.1, by UDP and TCP (RFC 1035 §4.2). Names are in it as
/// a zone file writes them; each name may be served badly in a way of its own.
///
/// ```java
/// try (var dns = DnsServer.start()) {
///     dns.zone("there.example. 60 IN MX 10 mx.there.example.");
///     dns.served("broken.example", Manner.SERVFAIL);
///     var resolver = Resolver.of(dns.config());
/// ```
public final class DnsServer implements AutoCloseable {
    /// How questions about a name are answered.
    public enum Manner {
        WELL,
        SERVFAIL,
        REFUSED,
        /// Not at all.
        SILENT,
        /// The first datagram is lost.
        LOST_ONCE,
        /// Cut to nothing by UDP, with the flag TC; whole by TCP.
        TRUNCATED,
        /// With the flag TC by UDP, and TCP hangs up.
        TRUNCATED_WITHOUT_TCP,
        WRONG_ID,
        WRONG_QUESTION,
        GARBAGE
    }

    private static final int TRIES = 50;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Map<Name, List<Record>> records = new ConcurrentHashMap<>();
    private final Map<Name, Manner> manners = new ConcurrentHashMap<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();

    private DnsServer(DatagramSocket udp, ServerSocket tcp) {
        this.udp = udp;
        this.tcp = tcp;
        Thread.ofVirtual().name("dns-server-udp").start(this::answerDatagrams);
        Thread.ofVirtual().name("dns-server-tcp").start(this::answerCallers);
    }

    public static DnsServer start() {
        return startAt(0);
    }

    /// @param port 0: any that is free for both UDP and TCP
    public static DnsServer startAt(int port) {
        InetAddress here = InetAddress.getLoopbackAddress();
        for (int tries = 1; ; tries++) {
            try {
                var tcp = new ServerSocket(port, 50, here);
                try {
                    return new DnsServer(new DatagramSocket(tcp.getLocalPort(), here), tcp);
                } catch (IOException taken) {
                    tcp.close();
                    throw taken;
                }
            } catch (IOException taken) {
                if (tries == TRIES) throw new UncheckedIOException(taken);
            }
        }
    }

    /// For `carillon.dns.server`.
    public String address() {
        return "127.0.0.1:" + tcp.getLocalPort();
    }

    /// For a resolver that asks this server.
    public DnsConfig config() {
        return config(Duration.ofSeconds(5));
    }

    public DnsConfig config(Duration timeout) {
        return new DnsConfig() {
            @Override
            public Optional<String> server() {
                return Optional.of(address());
            }

            @Override
            public Duration timeout() {
                return timeout;
            }
        };
    }

    /// Adds lines of a zone file, all names with their dot.
    public DnsServer zone(String lines) {
        try (var file = new ByteArrayInputStream(lines.getBytes(StandardCharsets.US_ASCII));
                var zone = new Master(file, Name.root)) {
            for (Record one = zone.nextRecord(); one != null; one = zone.nextRecord()) {
                records.computeIfAbsent(one.getName(), n -> new CopyOnWriteArrayList<>())
                        .add(one);
            }
            return this;
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /// Takes a name out.
    public DnsServer without(String name) {
        records.remove(name(name));
        return this;
    }

    public DnsServer served(String name, Manner manner) {
        manners.put(name(name), manner);
        return this;
    }

    /// What was asked so far, such as `there.example MX udp`.
    public List<String> questions() {
        return List.copyOf(questions);
    }

    public long questions(String question) {
        return questions.stream().filter(question::equals).count();
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /// The answer, or nothing.
    private Optional<byte[]> answer(byte[] wire, boolean datagram) throws IOException {
        var query = new Message(wire);
        Record asked = query.getQuestion();
        questions.add(
                asked.getName().toString(true) + " " + Type.string(asked.getType()) + (datagram ? " udp" : " tcp"));
        return new DnsAnswer(records, query, datagram).served(manner(asked.getName()));
    }

    private Manner manner(Name name) {
        Manner manner = manners.getOrDefault(name, Manner.WELL);
        if (manner == Manner.LOST_ONCE) manners.remove(name);
        return manner;
    }

    private void answerDatagrams() {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                var from = (InetSocketAddress) packet.getSocketAddress();
                Optional<byte[]> answer = answer(Arrays.copyOf(buffer, packet.getLength()), true);
                if (answer.isPresent()) udp.send(new DatagramPacket(answer.get(), answer.get().length, from));
            } catch (IOException closedOrNotForUs) {
                // the loop ends when it is the former
            }
        }
    }

    private void answerCallers() {
        while (!tcp.isClosed()) {
            try {
                Socket caller = tcp.accept();
                Thread.ofVirtual().name("dns-server-call").start(() -> talk(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /// Each message has its length before it.
    private void talk(Socket caller) {
        try (caller;
                var in = new DataInputStream(caller.getInputStream());
                var out = new DataOutputStream(caller.getOutputStream())) {
            while (true) {
                byte[] query = in.readNBytes(in.readUnsignedShort());
                Optional<byte[]> answer = answer(query, false);
                if (answer.isEmpty()) return;
                out.writeShort(answer.get().length);
                out.write(answer.get());
                out.flush();
            }
        } catch (IOException gone) {
            // the caller has what he wanted
        }
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException alreadyGone) {
            // closed is closed
        }
    }
}
