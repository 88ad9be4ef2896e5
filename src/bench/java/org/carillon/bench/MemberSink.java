package org.carillon.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/// Swallows letters as smtp-sink does, and knows of each member `member<number>@…` how many copies came. It can also
/// refuse some of them, which smtp-sink can only do with all.
final class MemberSink implements AutoCloseable {
    /// What the sink says to RCPT.
    enum Fate {
        TAKEN,
        /// 550 5.1.1.
        HARD,
        /// 450 4.2.1 at the first try.
        SOFT_ONCE
    }

    private static final byte[] EHLO = line("250-sink.example\r\n250-PIPELINING\r\n250 8BITMIME");
    private static final byte[] OK = line("250 2.0.0 ok");
    private static final byte[] GO_ON = line("354 go on");
    private static final byte[] HARD = line("550 5.1.1 no such member");
    private static final byte[] SOFT = line("450 4.2.1 not now");

    private final ServerSocket door = new ServerSocket(0, 1000, InetAddress.getByName("127.0.0.1"));
    private final AtomicIntegerArray copies;
    private final AtomicIntegerArray tries;
    private final IntFunction<Fate> fates;
    private final Map<String, Long> others = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private volatile long lastNanos;

    /// @param fates of members by their numbers
    MemberSink(int members, IntFunction<Fate> fates) throws IOException {
        this.copies = new AtomicIntegerArray(members);
        this.tries = new AtomicIntegerArray(members);
        this.fates = fates;
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    /// Copies that came to members so far.
    long count() {
        return count.get();
    }

    /// When the last of them came, as `System.nanoTime()`.
    long lastNanos() {
        return lastNanos;
    }

    /// When the first letter to somebody else came, as `System.nanoTime()`; 0 while none has come.
    long firstTo(String address) {
        return others.getOrDefault(address, 0L);
    }

    /// Members up to that number with exactly so many copies.
    long with(int members, int wanted) {
        long sum = 0;
        for (int i = 0; i < members; i++) if (copies.get(i) == wanted) sum++;
        return sum;
    }

    void forget() {
        for (int i = 0; i < copies.length(); i++) {
            copies.set(i, 0);
            tries.set(i, 0);
        }
        count.set(0);
        others.clear();
    }

    void await(long wanted, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (count.get() < wanted) {
            if (System.nanoTime() > end) throw new IOException("only " + count + " of " + wanted + " copies came");
            Thread.sleep(1);
        }
    }

    private void listen() {
        try {
            while (true) {
                Socket call = door.accept();
                Thread.ofVirtual().start(() -> converse(call));
            }
        } catch (IOException closed) {
            // the benchmark is over
        }
    }

    private void converse(Socket call) {
        try (call) {
            call.setTcpNoDelay(true);
            var in = new BufferedInputStream(call.getInputStream(), 64 * 1024);
            var out = new BufferedOutputStream(call.getOutputStream(), 8 * 1024);
            out.write(line("220 sink.example"));
            String recipient = "";
            for (String said = command(in, out); !said.startsWith("QUIT"); said = command(in, out)) {
                switch (said.substring(0, Math.min(4, said.length())).toUpperCase(java.util.Locale.ROOT)) {
                    case "EHLO" -> out.write(EHLO);
                    case "RCPT" -> {
                        String address = said.substring(said.indexOf('<') + 1, said.indexOf('>'));
                        byte[] answer = answer(address);
                        if (answer == OK) recipient = address;
                        out.write(answer);
                    }
                    case "DATA" -> {
                        out.write(recipient.isEmpty() ? HARD : GO_ON);
                        if (recipient.isEmpty()) continue;
                        out.flush();
                        swallow(in);
                        taken(recipient);
                        recipient = "";
                        out.write(OK);
                    }
                    default -> out.write(OK);
                }
            }
        } catch (IOException gone) {
            // the other side has hung up
        }
    }

    /// What was answered is sent before the sink waits.
    private static String command(InputStream in, OutputStream out) throws IOException {
        var text = new StringBuilder(96);
        while (true) {
            if (in.available() == 0) out.flush();
            int c = in.read();
            if (c < 0) throw new IOException("hung up");
            if (c == '\n') return text.toString();
            if (c != '\r') text.append((char) c);
        }
    }

    private static void swallow(InputStream in) throws IOException {
        byte[] end = {'\r', '\n', '.', '\r', '\n'};
        int matched = 2;
        while (matched < end.length) {
            int c = in.read();
            if (c < 0) throw new IOException("hung up");
            if (c == end[matched]) matched++;
            else matched = c == '\r' ? 1 : 0;
        }
    }

    private static int number(String address) {
        if (!address.startsWith("member")) return -1;
        return Integer.parseInt(address.substring("member".length(), address.indexOf('@')));
    }

    private byte[] answer(String address) {
        int member = number(address);
        if (member < 0) return OK;
        return switch (fates.apply(member)) {
            case TAKEN -> OK;
            case HARD -> HARD;
            case SOFT_ONCE -> tries.getAndIncrement(member) == 0 ? SOFT : OK;
        };
    }

    /// One recipient per transaction is what is counted here.
    private void taken(String address) {
        long now = System.nanoTime();
        int member = number(address);
        if (member < 0) {
            others.putIfAbsent(address, now);
            return;
        }
        copies.incrementAndGet(member);
        lastNanos = now;
        count.incrementAndGet();
    }

    private static byte[] line(String text) {
        return (text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
