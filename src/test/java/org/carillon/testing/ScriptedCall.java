package org.carillon.testing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// One call at [FakeMx] that goes by a script and not by the book. Its lines:
///
/// - `S: 220 hello` a line to send, with CRLF
/// - `S+ 250 ok\n` octets to send: `\r \n \t \0 \xHH \\`
/// - `S*60 250-on` a line, sixty times
/// - `C: MAIL FROM` how the line begins that the client must send now
/// - `C.` the client sends a text, as far as the dot
/// - `T: localhost` TLS begins, with a certificate for that name; `T:` with one that is over
/// - `W:` waits for [FakeMx#goOn]
/// - `H:` nothing more is said until the client hangs up
/// - what follows the last line: the connection is closed
///
/// What the client sent instead of what it should is in [FakeMx#faults].
final class ScriptedCall {
    private final FakeMx mx;
    private final String script;
    private Socket call;
    private InputStream in;
    private OutputStream out;

    ScriptedCall(FakeMx mx, Socket call, String script) throws IOException {
        this.mx = mx;
        this.script = script;
        this.call = call;
        this.in = call.getInputStream();
        this.out = call.getOutputStream();
    }

    void run() throws IOException {
        for (String line : script.strip().split("\n")) {
            String text = line.length() > 3 ? line.substring(3) : "";
            if (line.startsWith("S: ")) send(text + "\r\n");
            else if (line.startsWith("S+ ")) send(unescaped(text));
            else if (line.startsWith("S*")) repeat(line);
            else if (line.startsWith("C: ")) expect(text);
            else if (line.equals("C.")) text();
            else if (line.startsWith("T:")) secure(text.strip());
            else if (line.equals("W:")) mx.await();
            else if (line.equals("H:")) hang();
            else throw new IllegalArgumentException("no line of a script: " + line);
        }
    }

    private void send(String octets) throws IOException {
        out.write(octets.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void repeat(String line) throws IOException {
        int blank = line.indexOf(' ');
        send((line.substring(blank + 1) + "\r\n").repeat(Integer.parseInt(line.substring(2, blank))));
    }

    private void expect(String beginning) throws IOException {
        String line = line();
        mx.heard(line);
        if (!line.startsWith(beginning)) mx.fault("expected " + beginning + ", heard " + line);
    }

    private void text() throws IOException {
        String line = line();
        while (!line.equals(".")) line = line();
        mx.heard(".");
    }

    private void hang() throws IOException {
        while (in.read() >= 0) continue;
    }

    private void secure(String name) throws IOException {
        SSLContext context = name.isEmpty() ? Authority.expired("localhost") : Authority.host(name);
        var secured = (SSLSocket) context.getSocketFactory().createSocket(call, null, call.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        call = secured;
        in = secured.getInputStream();
        out = secured.getOutputStream();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        while (true) {
            int b = in.read();
            if (b < 0) throw new EOFException();
            if (b == '\n') return line.toString().stripTrailing();
            line.append((char) b);
        }
    }

    private static String unescaped(String text) {
        var octets = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                octets.append(c);
                continue;
            }
            char escape = text.charAt(++i);
            switch (escape) {
                case 'r' -> octets.append('\r');
                case 'n' -> octets.append('\n');
                case 't' -> octets.append('\t');
                case '0' -> octets.append('\0');
                case '\\' -> octets.append('\\');
                case 'x' -> {
                    octets.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> throw new IllegalArgumentException("no escape: \\" + escape);
            }
        }
        return octets.toString();
    }
}
