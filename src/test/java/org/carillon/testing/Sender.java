package org.carillon.testing;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Posts letters over one kept connection, byte for byte, and gives back what the server says. Knows nothing of
/// the
/// `smtp` room, so that it would notice our mistakes.
public final class Sender implements Closeable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final BufferedReader replies;

    private Sender(Socket socket) throws IOException {
        this.socket = socket;
        this.replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /// Connects and says EHLO.
    public static Sender to(int port) throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        var sender = new Sender(socket);
        sender.expect(sender.reply(), "220");
        sender.expect(sender.say("EHLO author.example"), "250");
        return sender;
    }

    /// Posts one letter; the reply is the one to its end, or the refusal that came before.
    ///
    /// @param bytes with CRLF line ends, the last line ended
    public String send(String from, String to, byte[] bytes) throws IOException {
        return send(from, List.of(to), bytes);
    }

    public String send(String from, List<String> to, byte[] bytes) throws IOException {
        String mail = say("MAIL FROM:<" + from + "> BODY=8BITMIME SIZE=" + bytes.length);
        if (!mail.startsWith("250")) return mail;
        for (String recipient : to) {
            String known = say("RCPT TO:<" + recipient + ">");
            if (!known.startsWith("250")) {
                say("RSET");
                return known;
            }
        }
        String go = say("DATA");
        if (!go.startsWith("354")) return go;
        socket.getOutputStream().write(stuffed(bytes));
        socket.getOutputStream().flush();
        return reply();
    }

    /// One command line, without its end; gives the last line of the reply.
    public String say(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return reply();
    }

    private String reply() throws IOException {
        while (true) {
            String line = replies.readLine();
            if (line == null) throw new EOFException("the server hung up");
            if (line.length() < 4 || line.charAt(3) != '-') return line;
        }
    }

    private void expect(String reply, String code) throws IOException {
        if (!reply.startsWith(code)) throw new IOException("wanted " + code + ", got: " + reply);
    }

    /// With a second dot before each line that begins with one, and the end mark (RFC 5321 §4.5.2).
    static byte[] stuffed(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length + 64);
        boolean lineStart = true;
        for (byte b : bytes) {
            if (lineStart && b == '.') out.write('.');
            out.write(b);
            lineStart = b == '\n';
        }
        out.writeBytes(".\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    /// Hangs up without a word if the server is gone.
    @Override
    public void close() throws IOException {
        try (socket) {
            socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
