package org.carillon.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the replies of a server, for a client. Generous in form, as a client should be (a lone LF ends a line,
/// the last line's code counts when the codes differ, text beyond 512 octets is cut), strict in size.
public final class ReplyReader {
    /// Lines of one reply; no EHLO in use comes near it.
    public static final int MAX_LINES = 50;

    /// Octets kept of one line (RFC 5321 §4.5.3.1.5).
    public static final int MAX_LINE = 512;

    /// Octets after which an unending line is given up.
    private static final int MAX_SWALLOWED = 16_384;

    private final InputStream in;
    private final byte[] buffer = new byte[4096];
    private final byte[] line = new byte[MAX_LINE];
    private int at;
    private int end;

    public ReplyReader(InputStream in) {
        this.in = in;
    }

    /// Blocks until a whole reply is here.
    /// @throws ReplyException when what came is no reply
    /// @throws EOFException when the connection was closed before its end
    public Reply read() throws IOException {
        var texts = new ArrayList<String>();
        EnhancedCode enhanced = null;
        while (texts.size() < MAX_LINES) {
            String text = line();
            int code = code(text);
            boolean last = text.length() == 3 || text.charAt(3) == ' ';
            String rest = text.length() > 4 ? text.substring(4) : "";
            Optional<EnhancedCode> found = enhanced(code, rest);
            if (found.isPresent()) enhanced = found.get();
            texts.add(
                    found.isEmpty()
                            ? rest
                            : rest.substring(found.get().toString().length()).strip());
            if (last) return reply(code, enhanced, texts);
        }
        throw new ReplyException("The reply has more than " + MAX_LINES + " lines.");
    }

    private static Reply reply(int code, @Nullable EnhancedCode enhanced, ArrayList<String> texts) {
        return new Reply(code, enhanced != null && enhanced.c() == code / 100 ? enhanced : null, texts);
    }

    /// True when more has come than the replies read so far: after STARTTLS that is an attack (RFC 3207 §4.2).
    public boolean buffered() {
        return at < end;
    }

    private static int code(String line) throws ReplyException {
        boolean ok = line.length() >= 3
                && line.charAt(0) >= '2'
                && line.charAt(0) <= '5'
                && digit(line.charAt(1))
                && digit(line.charAt(2))
                && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
        if (!ok) throw new ReplyException("The reply does not begin with a three-digit code.");
        return Integer.parseInt(line.substring(0, 3));
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /// RFC 2034 §4: the first word of the text, of the same class as the code.
    private static Optional<EnhancedCode> enhanced(int code, String text) {
        int blank = text.indexOf(' ');
        return EnhancedCode.parse(blank < 0 ? text : text.substring(0, blank)).filter(found -> found.c() == code / 100);
    }

    private String line() throws IOException {
        int length = 0;
        int seen = 0;
        while (true) {
            if (at == end) fill();
            byte b = buffer[at++];
            if (b == '\n') break;
            if (length < MAX_LINE) line[length++] = b;
            if (++seen > MAX_SWALLOWED) throw new ReplyException("A line of the reply does not end.");
        }
        if (length > 0 && line[length - 1] == '\r') length--;
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    private void fill() throws IOException {
        at = 0;
        end = 0;
        int count = in.read(buffer, 0, buffer.length);
        if (count < 0) throw new EOFException("The other side closed the connection.");
        end = count;
    }
}
