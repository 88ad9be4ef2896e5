package org.carillon.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.carillon.smtp.Reply;

/// One conversation with another host: what it offers, which answers it owes us, and how many messages it has heard.
/// Used by one attempt at a time. [Opening] begins it.
final class Session {
    private final Wire wire;
    private final Peer peer;
    private Offers offers = Offers.NONE;
    private String tls = NO_TLS;
    private String fault = "";
    /// Replies that are still to come; the greeting is the first.
    private int owed = 1;
    private int messages;
    private boolean heard;
    private volatile long idleSince;

    static final String NO_TLS = "none";

    Session(Wire wire, Peer peer) {
        this.wire = wire;
        this.peer = peer;
    }

    Wire wire() {
        return wire;
    }

    Peer peer() {
        return peer;
    }

    Offers offers() {
        return offers;
    }

    void offered(Offers what) {
        offers = what;
    }

    /// Which TLS it is under, in words for people: [#NO_TLS], `TLSv1.3`, `TLSv1.3 verified`.
    String tls() {
        return tls;
    }

    /// What was offered in the clear may have been said by anybody and is forgotten (RFC 3207 §4.2).
    void secured(String how) {
        tls = how;
        offers = Offers.NONE;
    }

    void faulty(String what) {
        fault = what;
    }

    /// What is wrong with the certificate of a host that [Trial] concerns; empty when nothing is, or nobody has looked.
    String fault() {
        return fault;
    }

    boolean underTls() {
        return !tls.equals(NO_TLS);
    }

    Reply ask(String command, Patience patience) throws IOException {
        command(command);
        flush();
        return reply(patience);
    }

    /// Puts a command behind what waits to be written.
    void command(String line) throws IOException {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < ' ' || c == 127) throw new IllegalArgumentException("control character in a command");
        }
        expect();
        wire.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /// What is written next will be answered by one reply more.
    /// @throws PeerGoneException when the host has answered already: then nobody can tell what its answers
    ///     belong to
    void expect() throws PeerGoneException {
        if (owed == 0 && wire.buffered()) {
            throw new PeerGoneException("the host answered before it was asked", Gates.Manner.BUSY, false);
        }
        owed++;
    }

    void write(byte[] bytes) throws IOException {
        wire.write(bytes);
    }

    void flush() throws IOException {
        wire.flush();
    }

    /// @throws PeerGoneException on 421, which ends every conversation (RFC 5321 §3.8), and when no reply comes
    Reply reply(Patience patience) throws PeerGoneException {
        Reply reply = wire.read(patience);
        if (reply.code() == 421) throw new PeerGoneException(reply.toString(), Gates.Manner.BUSY, true);
        heard = true;
        owed--;
        return reply;
    }

    /// Breaks every wait, from any thread.
    void cut() {
        wire.cut();
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

    /// Messages that one connection may carry: ours, or fewer when the host says so (RFC 9422 §4.1).
    int mostMessages() {
        return Math.min(Sessions.MOST_MESSAGES, offers.mostMessages());
    }

    void rest(long now) {
        idleSince = now;
        wire.rest();
    }

    long idleSince() {
        return idleSince;
    }

    /// Says QUIT and does not wait for the answer.
    void quit() {
        try {
            wire.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            flush();
        } catch (IOException alreadyGone) {
            // there is nobody to say it to
        }
        cut();
    }
}
