package org.carillon.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.carillon.smtp.Reply;
import org.carillon.smtp.ReplyReader;

/// An SMTP connection for tests that want more than a [Talk] can say: `call.send("EHLO me\r\n").hear(220,
/// 250)`.
public final class Call implements AutoCloseable {
    private Socket socket;
    private ReplyReader replies;

    public Call(int port) throws IOException {
        this(port, "127.0.0.1");
    }

    /// @param from the loopback address that the other side sees
    public Call(int port, String from) throws IOException {
        socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port, InetAddress.ofLiteral(from), 0);
        socket.setSoTimeout(60_000);
        replies = new ReplyReader(socket.getInputStream());
    }

    /// Goes on under TLS.
    public Call secure() throws IOException {
        socket = Tls.client(socket);
        replies = new ReplyReader(socket.getInputStream());
        return this;
    }

    /// Octets as they stand, Latin-1.
    public Call send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Call send(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        return this;
    }

    /// The next replies have these codes.
    public Call hear(int... codes) throws IOException {
        for (int code : codes) {
            Reply reply = replies.read();
            assertEquals(code, reply.code(), reply.toString());
        }
        return this;
    }

    /// The next replies begin so, such as `550 5.1.1`.
    public Call hear(String... beginnings) throws IOException {
        for (String beginning : beginnings) {
            String reply = replies.read().toString();
            assertTrue(reply.startsWith(beginning), () -> "expected " + beginning + " but heard " + reply);
        }
        return this;
    }

    /// The other side has closed.
    public void hearEnd() {
        var end = assertThrows(IOException.class, replies::read);
        assertTrue(end instanceof EOFException || end instanceof SocketException, end.toString());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
