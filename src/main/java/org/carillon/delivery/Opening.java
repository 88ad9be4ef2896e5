package org.carillon.delivery;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.carillon.delivery.NoTlsException.Why;
import org.carillon.smtp.Reply;
import org.jboss.logging.Logger;

/// The opening of a conversation: the greeting, EHLO, STARTTLS, EHLO again, and AUTH where we sign in.
final class Opening {
    private static final Logger LOG = Logger.getLogger(Opening.class);

    private final Session session;
    private final Peer peer;
    private final String ourName;
    private final ClientTls tls;

    Opening(Session session, String ourName, ClientTls tls) {
        this.session = session;
        this.peer = session.peer();
        this.ourName = ourName;
        this.tls = tls;
    }

    /// @throws NoTlsException when it does not come under TLS though the policy asks for it, and when a handshake
    /// failed
    /// @throws PeerGoneException when the host does not want to talk
    void run() throws IOException {
        if (peer.tls() == TlsPolicy.IMPLICIT) secure();
        Reply greeting = session.reply(Patience.GREETING);
        if (!greeting.positive()) throw turnedAway(greeting);
        hello();
        if (peer.tls() != TlsPolicy.NONE && peer.tls() != TlsPolicy.IMPLICIT) startTls();
        Login login = peer.login();
        if (login != null) signIn(login);
    }

    /// EHLO, or HELO to a host that does not know it.
    private void hello() throws IOException {
        Reply hello = session.ask(peer.protocol().hello() + " " + ourName, Patience.COMMAND);
        if (hello.positive()) {
            session.offered(Offers.of(hello));
            return;
        }
        if (hello.temporary() || peer.protocol() == Protocol.LMTP) throw turnedAway(hello);
        Reply plain = session.ask("HELO " + ourName, Patience.COMMAND);
        if (!plain.positive()) throw turnedAway(plain);
    }

    /// A host that does not want to talk at all says nothing about any recipient (RFC 5321 §3.1).
    static PeerGoneException turnedAway(Reply reply) {
        return new PeerGoneException("turned away: " + reply, Gates.Manner.BUSY, false);
    }

    /// RFC 3207 §4. A host that offers STARTTLS and then will not is as one that does not offer it.
    private void startTls() throws IOException {
        if (!session.offers().startTls()) {
            if (peer.tls().required()) throw new NoTlsException(peer.name() + " offers no STARTTLS", Why.LACKING);
            return;
        }
        Reply ready = begun();
        if (!ready.positive()) {
            // 454 is for a while only
            Why why = ready.permanent() ? Why.LACKING : Why.FAILED;
            if (peer.tls().required()) throw new NoTlsException(peer.name() + " refuses STARTTLS: " + ready, why);
            return;
        }
        if (session.wire().buffered()) {
            throw new NoTlsException(peer.name() + " spoke before the handshake", Why.FAILED);
        }
        secure();
        hello();
    }

    /// Some hosts hang up instead: that is a failure of TLS, too.
    private Reply begun() throws IOException {
        try {
            return session.ask("STARTTLS", Patience.COMMAND);
        } catch (PeerGoneException gone) {
            if (session.wire().brokenOff()) throw gone;
            throw new NoTlsException("STARTTLS with " + peer.name() + " failed: " + gone.reason(), Why.BROKEN);
        }
    }

    private void secure() throws IOException {
        try {
            if (peer.trial() == Trial.NAMED) secureOnTrial();
            else {
                String version = session.wire().secure(raw -> tls.over(raw, peer));
                session.secured(peer.tls().verified() ? version + " verified" : version);
            }
        } catch (IOException failed) {
            String reason = "TLS with " + peer.name() + " failed: " + ClientTls.reason(failed);
            if (session.wire().brokenOff()) throw new PeerGoneException(reason, Gates.Manner.UNTRIED, false);
            throw new NoTlsException(reason, broken(failed) ? Why.BROKEN : Why.FAILED);
        }
    }

    private void secureOnTrial() throws IOException {
        Witness witness = tls.witness();
        session.secured(session.wire().secure(raw -> tls.over(raw, peer, witness)));
        session.faulty(witness.fault().orElse(""));
    }

    /// The line, not the handshake.
    private static boolean broken(IOException failed) {
        Throwable cause = ClientTls.cause(failed);
        return cause instanceof EOFException || cause instanceof SocketException;
    }

    /// RFC 4954. A password never leaves in the clear. What is wrong with it is our affair, not the recipients'.
    private void signIn(Login login) throws IOException {
        if (!session.underTls()) throw notIn("there is no TLS, and the password is never sent without");
        Reply reply;
        if (session.offers().signsIn("PLAIN")) {
            String both = "\0" + login.user() + "\0" + login.password();
            reply = session.ask("AUTH PLAIN " + encoded(both), Patience.COMMAND);
        } else if (session.offers().signsIn("LOGIN")) {
            reply = session.ask("AUTH LOGIN", Patience.COMMAND);
            if (reply.intermediate()) reply = session.ask(encoded(login.user()), Patience.COMMAND);
            if (reply.intermediate()) reply = session.ask(encoded(login.password()), Patience.COMMAND);
        } else {
            throw notIn("it offers neither AUTH PLAIN nor AUTH LOGIN");
        }
        if (!reply.positive()) throw notIn(reply.toString());
    }

    private PeerGoneException notIn(String why) {
        LOG.warnf("delivery sign-in-failed host=%s reason=%s", peer.name(), why);
        return new PeerGoneException("cannot sign in at " + peer.name() + ": " + why, Gates.Manner.BUSY, false);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
