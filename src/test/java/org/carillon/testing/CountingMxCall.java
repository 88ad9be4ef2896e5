package org.carillon.testing;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One call at [CountingMx].
final class CountingMxCall {
    private final CountingMx mx;
    private final CountingMx.Manners manners;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[65_536];
    private int at;
    private int end;
    private String caller = "";
    private final List<String> recipients = new ArrayList<>();

    CountingMxCall(CountingMx mx, CountingMx.Manners manners, Socket socket) throws IOException {
        this.mx = mx;
        this.manners = manners;
        this.in = socket.getInputStream();
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    void run() throws IOException {
        say("220 counting.example ESMTP");
        boolean open = true;
        while (open) open = obey(line());
        out.flush();
    }

    private boolean obey(String line) throws IOException {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO", "HELO" -> {
                caller = line.substring(5);
                say(
                        "250-counting.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SIZE 50000000\r\n250 ENHANCEDSTATUSCODES");
            }
            case "MAIL", "RSET" -> {
                recipients.clear();
                say("250 2.0.0 go on");
            }
            case "RCPT" -> recipient(line.substring(line.indexOf('<') + 1, line.lastIndexOf('>')));
            case "DATA" -> data();
            case "QUIT" -> say("221 2.0.0 bye");
            default -> say("500 5.5.1 what?");
        }
        return !verb.equals("QUIT");
    }

    private void recipient(String address) throws IOException {
        String answer = manners.recipient(address, mx.offered(address));
        if (answer.startsWith("2")) recipients.add(address);
        say(answer);
    }

    private void data() throws IOException {
        if (recipients.isEmpty()) {
            say("554 5.5.1 no valid recipients");
            return;
        }
        say("354 the text, please");
        readText();
        mx.taken(caller, recipients);
        out.flush();
        manners.beforeTaken(caller);
        recipients.clear();
        say("250 2.0.0 taken");
    }

    /// To CRLF.CRLF.
    private void readText() throws IOException {
        int matched = 2;
        byte[] mark = {'\r', '\n', '.', '\r', '\n'};
        while (matched < mark.length) {
            int b = next();
            if (b == mark[matched]) matched++;
            else matched = b == '\r' ? 1 : 0;
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int b = next(); b != '\n'; b = next()) line.append((char) b);
        return line.toString().stripTrailing();
    }

    /// All answers to a pipelined group leave when nothing more of it is here.
    private int next() throws IOException {
        if (at == end) {
            out.flush();
            at = 0;
            end = in.read(buffer);
            if (end < 0) throw new EOFException();
        }
        return buffer[at++];
    }

    private void say(String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
