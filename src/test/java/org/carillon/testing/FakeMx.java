package org.carillon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The mail host of somebody else: takes letters on a free port of 127.0.0.1 and remembers them, byte for byte.
/// It can be told to answer badly or to hang up. Written without the `smtp` room, so that it would notice our
/// mistakes.
///
/// ```java
/// try (var mx = FakeMx.start()) {
///     mx.answerRecipient("gone@there.example", "550 5.1.1 no such user");
///     mx.answerOnce(Phase.DOT, "451 4.3.0 later");
///     mx.answer(Phase.MAIL, FakeMx.HANG_UP);
///     …
///     mx.await(2);
/// ```
public final class FakeMx implements AutoCloseable {

    /// A point of the dialogue at which an answer can be scripted. `DOT` is the end of the text: to hang up
    /// there leaves the sender in doubt, though the letter is remembered.
    public enum Phase {
        GREETING,
        EHLO,
        STARTTLS,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        DOT
    }

    /// One letter: the paths without brackets, what stood behind the path in MAIL, the unstuffed text, the
    /// number of the connection it came by, from 1, and whether that was under TLS.
    public record Delivery(
            String sender, String parameters, List<String> recipients, byte[] bytes, int connection, boolean secured) {
        public String text() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /// Instead of an answer: close the connection.
    public static final String HANG_UP = "hang up";

    private final ServerSocket door;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<Phase, String> always = new EnumMap<>(Phase.class);
    private final Map<Phase, Deque<String>> once = new EnumMap<>(Phase.class);
    private final Map<String, String> byRecipient = new LinkedHashMap<>();
    private final Map<String, String> byRecipientAtDot = new LinkedHashMap<>();
    private final Deque<String> scripts = new ArrayDeque<>();
    private final Semaphore steps = new Semaphore(0);
    private final Semaphore passes = new Semaphore(0);
    private final AtomicInteger held = new AtomicInteger();
    private final Set<String> callers = ConcurrentHashMap.newKeySet();
    private volatile String heldWord = "";
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private volatile @Nullable SSLContext identity;
    private volatile boolean lmtp;
    private volatile List<String> offers = List.of("PIPELINING", "SIZE 50000000", "8BITMIME", "ENHANCEDSTATUSCODES");

    private FakeMx(ServerSocket door) {
        this.door = door;
        Thread.ofPlatform().name("fake-mx-" + door.getLocalPort()).daemon().start(this::takeCallers);
    }

    public static FakeMx start() {
        return startAt(0);
    }

    /// On a port that was chosen before, for a configuration that names it.
    public static FakeMx startAt(int port) {
        return startAt("127.0.0.1", port);
    }

    /// On one of the many addresses of the loopback, 127.0.0.2 and so on.
    public static FakeMx startAt(String address, int port) {
        try {
            return new FakeMx(bound(InetAddress.ofLiteral(address), port));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /// A caller who dials a port nobody listens at may be given that very port for himself for a moment: so try
    /// again.
    private static ServerSocket bound(InetAddress address, int port) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return new ServerSocket(port, 500, address);
            } catch (BindException taken) {
                if (tries == 100) throw taken;
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /// From now on this is the answer, until [#well]. Several lines are separated by `\n`.
    public synchronized FakeMx answer(Phase phase, String reply) {
        always.put(phase, reply);
        return this;
    }

    /// The next time only; several stand in line.
    public synchronized FakeMx answerOnce(Phase phase, String reply) {
        once.computeIfAbsent(phase, p -> new ArrayDeque<>()).add(reply);
        return this;
    }

    /// The answer to RCPT for one address, compared without regard to case.
    public synchronized FakeMx answerRecipient(String address, String reply) {
        byRecipient.put(address.toLowerCase(Locale.ROOT), reply);
        return this;
    }

    /// Forgets all scripted answers.
    public synchronized FakeMx well() {
        always.clear();
        once.clear();
        byRecipient.clear();
        byRecipientAtDot.clear();
        scripts.clear();
        return this;
    }

    /// What EHLO offers, one keyword with its parameters each; none makes it a host that knows HELO only.
    public FakeMx offering(String... keywords) {
        offers = List.of(keywords);
        return this;
    }

    /// Offers STARTTLS, and goes on with that identity. What it offers by [#offering] is offered under TLS, too.
    public FakeMx underTls(SSLContext who) {
        identity = who;
        return this;
    }

    @Nullable
    SSLContext identity() {
        return identity;
    }

    /// Speaks LMTP: the answer after the dot comes once for each recipient, and may be scripted for each by
    /// [#answerRecipientAtDot].
    public FakeMx speakingLmtp() {
        lmtp = true;
        return this;
    }

    boolean lmtp() {
        return lmtp;
    }

    /// By LMTP only.
    public synchronized FakeMx answerRecipientAtDot(String address, String reply) {
        byRecipientAtDot.put(address.toLowerCase(Locale.ROOT), reply);
        return this;
    }

    synchronized Optional<String> scriptedAtDot(String recipient) {
        return Optional.ofNullable(byRecipientAtDot.get(recipient.toLowerCase(Locale.ROOT)));
    }

    /// The next call goes by this script ([ScriptedCall]); several stand in line.
    public synchronized FakeMx play(String script) {
        scripts.add(script);
        return this;
    }

    private synchronized @Nullable String nextScript() {
        return scripts.poll();
    }

    /// Letters with this word in them wait for their last answer until [#letGo].
    public FakeMx holding(String word) {
        heldWord = word;
        return this;
    }

    /// How many letters wait so.
    public int held() {
        return held.get();
    }

    /// So many letters that wait, or will, get their answer.
    public void letGo(int letters) {
        passes.release(letters);
    }

    void holdBack(byte[] text) {
        if (heldWord.isEmpty() || !new String(text, StandardCharsets.ISO_8859_1).contains(heldWord)) return;
        held.incrementAndGet();
        passes.acquireUninterruptibly();
        held.decrementAndGet();
    }

    /// Connections that are open now.
    public int open() {
        return open.size();
    }

    /// The addresses from which was called.
    public Set<String> callers() {
        return Set.copyOf(callers);
    }

    /// A script that waits goes on.
    public void goOn() {
        steps.release();
    }

    void await() {
        steps.acquireUninterruptibly();
    }

    /// Where a caller did not do what the script says.
    public List<String> faults() {
        return List.copyOf(faults);
    }

    void fault(String what) {
        faults.add(what);
    }

    List<String> offers() {
        return offers;
    }

    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    public List<Delivery> deliveriesTo(String recipient) {
        return deliveries.stream()
                .filter(d -> d.recipients().contains(recipient))
                .toList();
    }

    /// All command lines as they came, over all connections.
    public List<String> commands() {
        return List.copyOf(commands);
    }

    public int connections() {
        return connections.get();
    }

    public void forget() {
        deliveries.clear();
        commands.clear();
    }

    /// Waits until so many letters are here, a minute at most.
    public List<Delivery> await(int count) {
        Eventually.await("letters at the fake MX")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> deliveries.size() >= count);
        return deliveries();
    }

    void remember(Delivery delivery) {
        deliveries.add(delivery);
    }

    void heard(String command) {
        commands.add(command);
    }

    synchronized Optional<String> scripted(Phase phase) {
        String next = once.getOrDefault(phase, new ArrayDeque<>()).poll();
        return Optional.ofNullable(next == null ? always.get(phase) : next);
    }

    synchronized Optional<String> scriptedFor(String recipient) {
        return Optional.ofNullable(byRecipient.get(recipient.toLowerCase(Locale.ROOT)));
    }

    private void takeCallers() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                open.add(caller);
                callers.add(caller.getInetAddress().getHostAddress());
                int number = connections.incrementAndGet();
                Thread.ofVirtual().name("fake-mx-call-" + number).start(() -> talk(caller, number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller, int number) {
        try (caller) {
            caller.setTcpNoDelay(true);
            String script = nextScript();
            if (script == null) new FakeMxCall(this, caller, number).run();
            else new ScriptedCall(this, caller, script).run();
        } catch (IOException gone) {
            // the caller hung up: what it had delivered is remembered
        } finally {
            open.remove(caller);
        }
    }

    @Override
    public void close() {
        passes.release(Integer.MAX_VALUE / 2);
        try {
            door.close();
            for (Socket caller : open) caller.close();
        } catch (IOException alreadyGone) {
            // closing twice does no harm
        }
    }

    static byte[] unstuffed(byte[] line) {
        return line.length > 0 && line[0] == '.' ? Arrays.copyOfRange(line, 1, line.length) : line;
    }
}
