package org.carillon.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// One connection to a server. Waits for each reply before it goes on, as smtp-source does. Each TLS handshake is a
/// whole one: no session is taken up again, as from a stranger.
final class Caller implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 120_000;
    private static final AtomicLong COUNT = new AtomicLong();
    private static final SSLContext CREDULOUS = credulous();

    private Socket socket;
    private BufferedReader replies;
    private OutputStream out;

    private Caller(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        speakBy(socket);
    }

    /// Says EHLO, under TLS perhaps.
    static Caller at(int port, boolean tls) throws IOException {
        return at(port, tls, 0);
    }

    /// @param receiveBuffer octets of the system's buffer, 0 for the usual
    static Caller at(int port, boolean tls, int receiveBuffer) throws IOException {
        var socket = new Socket();
        if (receiveBuffer > 0) socket.setReceiveBufferSize(receiveBuffer);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        var caller = new Caller(socket);
        caller.expect("220");
        caller.say("EHLO load.example\r\n", "250");
        if (tls) caller.secure(port);
        return caller;
    }

    private void secure(int port) throws IOException {
        say("STARTTLS\r\n", "220");
        // the name is what sessions are remembered by: another one each time
        String name = "h" + COUNT.incrementAndGet() + ".example";
        var secured = (SSLSocket) CREDULOUS.getSocketFactory().createSocket(socket, name, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setNamedGroups(new String[] {"secp256r1"}); // the native library does it, and X25519 not
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        speakBy(secured);
        say("EHLO load.example\r\n", "250");
    }

    private void speakBy(Socket by) throws IOException {
        socket = by;
        replies = new BufferedReader(new InputStreamReader(by.getInputStream(), StandardCharsets.US_ASCII), 1024);
        out = by.getOutputStream();
    }

    void letter(String to, byte[] text) throws IOException {
        say("MAIL FROM:<author@author.example>\r\n", "250");
        say("RCPT TO:<" + to + ">\r\n", "250");
        say("DATA\r\n", "354");
        out.write(text);
        expect("250");
    }

    void say(String text, String wanted) throws IOException {
        write(text);
        expect(wanted);
    }

    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void expect(String wanted) throws IOException {
        String line = replies.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') line = replies.readLine();
        if (line == null || !line.startsWith(wanted)) throw new IOException("wanted " + wanted + ", got " + line);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static SSLContext credulous() {
        try {
            Tools.fastCryptography().ifPresent(provider -> Security.insertProviderAt(provider, 1));
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Credulous()}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Credulous implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
