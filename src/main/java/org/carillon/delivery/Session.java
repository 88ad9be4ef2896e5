package org.carillon.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.carillon.smtp.Reply;
import org.carillon.smtp.ReplyReader;

/// One connection to another host, and how far it is trusted to answer in time. Used by one attempt at a time;
/// only the watch in [Sessions] looks at it from outside and cuts it when it takes too long.
final class Session {
    /// What waits to be written in one go: a usual message and the commands of the next.
    private static final int BUFFER = 64 * 1024;

    private final Socket socket;
    private final OutputStream out;
    private final ReplyReader replies;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private Offers offers = Offers.NONE;
    private int messages;
    private boolean heard;
    private volatile long deadline;
    private volatile boolean waiting;
    private volatile boolean overdue;
    private volatile long idleSince;

    private Session(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.replies = new ReplyReader(socket.getInputStream());
    }

    /// Connects; nothing has been said yet.
    /// @throws PeerGoneException when nobody is there
    static Session connect(InetSocketAddress address) throws PeerGoneException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, Math.toIntExact(Patience.CONNECT.toMillis()));
            return new Session(socket);
        } catch (IOException absent) {
            close(socket);
            throw new PeerGoneException("cannot connect: " + absent.getMessage(), Gates.Manner.ABSENT, false);
        }
    }

    /// Hears the greeting and says EHLO, or HELO to a host that does not know it.
    void greet(String ourName) throws IOException {
        Reply greeting = reply(Patience.GREETING);
        if (!greeting.positive()) throw turnedAway(greeting);
        Reply hello = ask("EHLO " + ourName, Patience.COMMAND);
        if (hello.positive()) {
            offers = Offers.of(hello);
            return;
        }
        if (hello.temporary()) throw turnedAway(hello);
        Reply plain = ask("HELO " + ourName, Patience.COMMAND);
        if (!plain.positive()) throw turnedAway(plain);
    }

    /// A host that does not want to talk at all says nothing about any recipient (RFC 5321 §3.1).
    private static PeerGoneException turnedAway(Reply reply) {
        return new PeerGoneException("turned away: " + reply, Gates.Manner.BUSY, false);
    }

    Offers offers() {
        return offers;
    }

    Reply ask(String command, Patience patience) throws IOException {
        command(command);
        flush();
        return reply(patience);
    }

    /// Puts a command behind what waits to be written.
    void command(String line) throws IOException {
        if (line.chars().anyMatch(c -> c < ' ' || c == 127)) {
            throw new IllegalArgumentException("control character in a command");
        }
        write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) throws IOException {
        if (filled + bytes.length > BUFFER) flush();
        if (bytes.length > BUFFER) {
            for (int at = 0; at < bytes.length; at += BUFFER) push(bytes, at, Math.min(BUFFER, bytes.length - at));
            return;
        }
        System.arraycopy(bytes, 0, buffer, filled, bytes.length);
        filled += bytes.length;
    }

    void flush() throws IOException {
        if (filled > 0) push(buffer, 0, filled);
        filled = 0;
    }

    private void push(byte[] bytes, int from, int length) throws IOException {
        await(Patience.BLOCK);
        try {
            out.write(bytes, from, length);
        } catch (IOException broken) {
            throw gone(broken);
        } finally {
            waiting = false;
        }
    }

    /// @throws PeerGoneException on 421, which ends every conversation (RFC 5321 §3.8), and when no reply comes
    Reply reply(Patience patience) throws IOException {
        await(patience);
        try {
            Reply reply = replies.read();
            if (reply.code() == 421) throw new PeerGoneException(reply.toString(), Gates.Manner.BUSY, true);
            heard = true;
            return reply;
        } catch (PeerGoneException said) {
            throw said;
        } catch (IOException broken) {
            throw gone(broken);
        } finally {
            waiting = false;
        }
    }

    private PeerGoneException gone(IOException broken) {
        if (overdue) return new PeerGoneException("no answer in time", Gates.Manner.BUSY, false);
        return new PeerGoneException("connection lost: " + broken.getMessage(), Gates.Manner.BUSY, false);
    }

    private void await(Patience patience) {
        deadline = System.nanoTime() + patience.nanos();
        waiting = true;
    }

    /// Looked at by the watch.
    void cutWhenOverdue(long now) {
        if (waiting && now - deadline > 0) {
            overdue = true;
            cut();
        }
    }

    /// Breaks every wait, from any thread.
    void cut() {
        close(socket);
    }

    /// From now on an answer heard is one to the new user.
    void begin() {
        heard = false;
    }

    /// True when the host has answered since [#begin], with more than 421. A kept connection that ends before
    /// that was dead already.
    boolean heard() {
        return heard;
    }

    /// Counts one message of this connection and returns how many there were.
    int countMessage() {
        return ++messages;
    }

    int messages() {
        return messages;
    }

    void rest(long now) {
        idleSince = now;
    }

    long idleSince() {
        return idleSince;
    }

    /// Says QUIT and does not wait for the answer.
    void quit() {
        try {
            command("QUIT");
            flush();
        } catch (IOException alreadyGone) {
            // there is nobody to say it to
        }
        cut();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // closed is closed
        }
    }
}
