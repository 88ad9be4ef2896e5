package org.carillon.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLException;
import org.carillon.smtp.Reply;
import org.carillon.smtp.ReplyException;
import org.carillon.smtp.ReplyReader;

/// An SMTP dialogue as text, acted out against a server. Lines of a `.talk` file:
///
/// - `# …` a remark
/// - `! carillon.smtp.max-recipients=3` a setting of the server, read by who starts it
/// - `C: EHLO me` a line to send, with CRLF; lines that follow each other leave in one write
/// - `C+ NOOP\n` octets to send: `\r \n \t \0 \xHH \\`
/// - `C*3 NOOP` a line, three times
/// - `P: \0name\0password` a line to send in base64; `P+` without what ends it, behind a `C+`
/// - `S: 550 5.1.1` one whole reply, and how it begins
/// - `S*3 250` three replies
/// - `S~ PIPELINING` a line that the last reply has; `S! AUTH` one that begins in no such way
/// - `T: begin` the client begins TLS; `T: end` it closes TLS but not the connection
/// - `L: 1` so many letters are in the house
/// - `B: Subject: x\r\n\r\n` the octets of the last of them
/// - `R: with ESMTPS id` a part of the Received field of the last of them
/// - `X: server` the server closes; `X: client` the client does
/// - `N: another` the client goes on by another connection, and keeps the one before open
/// - `H: the disk is full` something happens in the house
/// - `D: 2` answers were delayed by so many seconds in all
public final class Talk {
    /// What has been accepted so far.
    public interface House {
        List<byte[]> letters();

        /// The Received field that the last one got.
        String trace();

        /// Lets something happen to it.
        default void happens(String what) {
            throw new UnsupportedOperationException(what);
        }

        /// How long answers were delayed in all.
        default Duration delayed() {
            return Duration.ZERO;
        }
    }

    private final String text;
    private final House house;
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();
    private Reply last = Reply.plain(220, "");
    private final List<Socket> kept = new ArrayList<>();
    private int door;
    private Socket call = new Socket();
    private ReplyReader replies = new ReplyReader(InputStream.nullInputStream());

    public Talk(String text, House house) {
        this.text = text;
        this.house = house;
    }

    /// The `!` lines.
    public static Map<String, String> settings(String text) {
        var settings = new TreeMap<String, String>();
        text.lines()
                .filter(line -> line.startsWith("! "))
                .map(line -> line.substring(2).split("=", 2))
                .forEach(pair -> settings.put(pair[0].strip(), pair[1].strip()));
        return settings;
    }

    public void actOut(int port) throws IOException {
        int number = 0;
        door = port;
        try {
            dial();
            for (String line : text.lines().toList()) {
                number++;
                try {
                    act(line);
                } catch (IOException | AssertionError wrong) {
                    throw new AssertionError("line " + number + ": " + line + "\nthe last reply was: " + last, wrong);
                }
            }
        } finally {
            for (Socket one : kept) one.close();
        }
    }

    private void dial() throws IOException {
        var plain = new Socket("127.0.0.1", door);
        kept.add(plain);
        plain.setSoTimeout(20_000);
        speak(plain);
    }

    private void speak(Socket by) throws IOException {
        call = by;
        replies = new ReplyReader(by.getInputStream());
    }

    private void act(String line) throws IOException {
        if (line.isBlank() || line.startsWith("#") || line.startsWith("! ")) return;
        String rest = line.length() > 3 ? line.substring(line.indexOf(' ') + 1) : "";
        char kind = line.charAt(1);
        switch (line.charAt(0)) {
            case 'C' -> {
                for (int i = 0; i < times(line); i++)
                    unsent.write(kind == '+' ? octets(rest) : octets(rest + "\\r\\n"));
            }
            case 'P' -> {
                unsent.write(Base64.getEncoder().encode(octets(rest)));
                if (kind == ':') unsent.write(octets("\\r\\n"));
            }
            case 'S' -> hear(line, rest);
            case 'T' -> tls(rest);
            case 'L' -> assertEquals(Integer.parseInt(rest), house.letters().size(), "letters in the house");
            case 'B' -> assertEquals(shown(octets(rest)), shown(house.letters().getLast()));
            case 'R' -> assertTrue(house.trace().contains(rest), house::trace);
            case 'X' -> end(rest);
            case 'N' -> {
                send();
                dial();
            }
            case 'H' -> {
                send();
                house.happens(rest);
            }
            case 'D' -> assertEquals(Duration.ofSeconds(Long.parseLong(rest)), house.delayed());
            default -> throw new IllegalArgumentException("no line of a talk: " + line);
        }
    }

    private static int times(String line) {
        return line.charAt(1) == '*' ? Integer.parseInt(line.substring(2, line.indexOf(' '))) : 1;
    }

    private void tls(String what) throws IOException {
        send();
        if (what.equals("begin")) speak(Tls.client(call));
        else call.shutdownOutput();
    }

    private void hear(String line, String expected) throws IOException {
        if (line.charAt(1) == '~') {
            assertTrue(last.lines().contains(expected), () -> "no line " + expected + " in " + last.lines());
            return;
        }
        if (line.charAt(1) == '!') {
            assertTrue(last.lines().stream().noneMatch(l -> l.startsWith(expected)), () -> "a line of " + last.lines());
            return;
        }
        send();
        for (int i = 0; i < times(line); i++) {
            last = replies.read();
            assertTrue(last.toString().startsWith(expected), () -> "expected " + expected + " but heard " + last);
        }
    }

    private void end(String who) throws IOException {
        send();
        if (who.equals("client")) {
            call.close();
            return;
        }
        assertThrows(EOFException.class, () -> {
            try {
                last = replies.read();
            } catch (SocketException | SSLException | ReplyException resetOrAlert) {
                throw new EOFException();
            }
        });
    }

    private void send() throws IOException {
        if (unsent.size() > 0) call.getOutputStream().write(unsent.toByteArray());
        unsent.reset();
    }

    /// The escapes of a talk → octets; other characters as UTF-8.
    public static byte[] octets(String text) {
        var octets = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                octets.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            char escape = text.charAt(++i);
            switch (escape) {
                case 'r' -> octets.write('\r');
                case 'n' -> octets.write('\n');
                case 't' -> octets.write('\t');
                case '0' -> octets.write(0);
                case '\\' -> octets.write('\\');
                case 'x' -> {
                    octets.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> throw new IllegalArgumentException("no escape of a talk: \\" + escape);
            }
        }
        return octets.toByteArray();
    }

    private static String shown(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\r", "\\r")
                .replace("\n", "\\n\n");
    }
}
