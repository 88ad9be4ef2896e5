package org.carillon.testing;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.carillon.testing.FakeMx.Phase;

/// One call at [FakeMx]: byte by byte and line by line, as plainly as can be.
final class FakeMxCall {
    private final FakeMx mx;
    private final int number;
    private Socket call;
    private boolean secured;
    private InputStream in;
    private final byte[] buffer = new byte[65_536];
    private int at;
    private int end;
    private OutputStream out;
    private String sender = "";
    private String parameters = "";
    private boolean inMail;
    private final List<String> recipients = new ArrayList<>();

    FakeMxCall(FakeMx mx, Socket caller, int number) throws IOException {
        this.mx = mx;
        this.number = number;
        this.call = caller;
        this.in = caller.getInputStream();
        this.out = new BufferedOutputStream(caller.getOutputStream());
    }

    void run() throws IOException {
        boolean open = answer(mx.scripted(Phase.GREETING), "220 fake.example ESMTP");
        while (open) {
            String line = new String(line(), StandardCharsets.UTF_8).stripTrailing();
            mx.heard(line);
            open = obey(line);
        }
        out.flush();
    }

    private boolean obey(String line) throws IOException {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "EHLO" -> answer(mx.scripted(Phase.EHLO), mx.lmtp() ? "500 5.5.1 this is LMTP" : offers());
            case "LHLO" -> answer(mx.scripted(Phase.EHLO), mx.lmtp() ? offers() : "500 5.5.1 what?");
            case "STARTTLS" -> secure();
            case "AUTH" -> answer(mx.scripted(Phase.AUTH), "235 2.7.0 welcome");
            case "HELO" -> answer(Optional.empty(), "250 fake.example");
            case "MAIL" -> mail(line);
            case "RCPT" -> recipient(path(line));
            case "DATA" -> data();
            case "RSET" -> {
                forget();
                yield answer(Optional.empty(), "250 2.0.0 forgotten");
            }
            case "NOOP" -> answer(Optional.empty(), "250 2.0.0 well");
            case "QUIT" -> {
                answer(Optional.empty(), "221 2.0.0 bye");
                yield false;
            }
            default -> answer(Optional.empty(), "500 5.5.1 what?");
        };
    }

    private String offers() {
        if (mx.offers().isEmpty()) return "502 5.5.1 HELO only";
        String tls = mx.identity() == null || secured ? "" : "\n250 STARTTLS";
        return "250 fake.example" + tls + "\n250 " + String.join("\n250 ", mx.offers());
    }

    private boolean secure() throws IOException {
        Optional<String> scripted = mx.scripted(Phase.STARTTLS);
        SSLContext identity = mx.identity();
        if (scripted.isPresent()) return answer(scripted, "");
        if (identity == null) return answer(Optional.empty(), "502 5.5.1 no TLS here");
        answer(Optional.empty(), "220 2.0.0 go on");
        out.flush();
        var socket = (SSLSocket) identity.getSocketFactory().createSocket(call, null, call.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        call = socket;
        in = socket.getInputStream();
        out = new BufferedOutputStream(socket.getOutputStream());
        at = end;
        secured = true;
        return true;
    }

    private boolean mail(String line) throws IOException {
        Optional<String> scripted = mx.scripted(Phase.MAIL);
        if (inMail) return answer(Optional.empty(), "503 5.5.1 one at a time");
        if (scripted.isPresent()) return answer(scripted, "");
        sender = path(line);
        parameters = line.substring(line.lastIndexOf('>') + 1).strip();
        inMail = true;
        return answer(Optional.empty(), "250 2.1.0 go on");
    }

    private boolean recipient(String address) throws IOException {
        Optional<String> scripted = mx.scriptedFor(address).or(() -> mx.scripted(Phase.RCPT));
        if (!inMail) return answer(Optional.empty(), "503 5.5.1 MAIL first");
        if (scripted.isEmpty() || scripted.get().startsWith("2")) recipients.add(address);
        return answer(scripted, "250 2.1.5 known");
    }

    private boolean data() throws IOException {
        Optional<String> scripted = mx.scripted(Phase.DATA);
        if (scripted.isPresent()) return answer(scripted, "");
        if (recipients.isEmpty()) return answer(Optional.empty(), "554 5.5.1 no valid recipients");
        answer(Optional.empty(), "354 the text, please");
        byte[] text = text();
        mx.holdBack(text);
        Optional<String> atDot = mx.scripted(Phase.DOT);
        boolean taken = atDot.isEmpty()
                || atDot.get().equals(FakeMx.HANG_UP)
                || atDot.get().startsWith("2");
        if (taken) mx.remember(new FakeMx.Delivery(sender, parameters, List.copyOf(recipients), text, number, secured));
        if (mx.lmtp() && !atDot.equals(Optional.of(FakeMx.HANG_UP))) {
            for (String one : recipients) answer(mx.scriptedAtDot(one).or(() -> atDot), "250 2.0.0 taken");
            forget();
            return true;
        }
        forget();
        return answer(atDot, "250 2.0.0 taken");
    }

    private void forget() {
        inMail = false;
        recipients.clear();
    }

    /// Only CRLF.CRLF ends it, as RFC 5321 §4.1.1.4 has it.
    private byte[] text() throws IOException {
        var text = new ByteArrayOutputStream();
        while (true) {
            byte[] line = line();
            if (line.length == 3 && line[0] == '.' && line[1] == '\r') return text.toByteArray();
            text.write(FakeMx.unstuffed(line));
        }
    }

    /// With its CRLF; a lone LF or CR is part of the line.
    private byte[] line() throws IOException {
        var line = new ByteArrayOutputStream();
        int last = -1;
        while (true) {
            int b = next();
            line.write(b);
            if (b == '\n' && last == '\r') return line.toByteArray();
            last = b;
        }
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

    /// False when the connection is to be closed.
    private boolean answer(Optional<String> scripted, String usual) throws IOException {
        String reply = scripted.orElse(usual);
        if (reply.equals(FakeMx.HANG_UP)) return false;
        String[] lines = reply.split("\n");
        for (int i = 0; i < lines.length; i++) {
            String line = i < lines.length - 1 ? lines[i].substring(0, 3) + "-" + lines[i].substring(4) : lines[i];
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        return !reply.startsWith("421");
    }

    private static String path(String line) {
        int open = line.indexOf('<');
        int close = line.lastIndexOf('>');
        return open < 0 || close < open ? "" : line.substring(open + 1, close);
    }
}
