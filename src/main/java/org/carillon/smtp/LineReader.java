package org.carillon.smtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads command lines. Only CRLF ends one (RFC 5321 §2.3.8): what stands between a lone LF and the next CRLF
/// is never obeyed, or it could be smuggled past a host that saw it as text.
public final class LineReader {
    /// Octets with CRLF. RFC 5321 §4.5.3.1.4 asks for 512; extensions lengthen MAIL and AUTH.
    public static final int MAX_LINE = 2048;

    /// Octets with CRLF of a line with credentials (RFC 4954 §4.3).
    public static final int MAX_AUTH_LINE = 12_288;

    private static final int FIRST_ROOM = 256;

    private final WireInput in;
    /// Grows with the longest line; most sessions never need much.
    private byte[] line = new byte[FIRST_ROOM];

    private boolean tainted;
    private int kept;

    public LineReader(WireInput in) {
        this.in = in;
    }

    /// A line of at most [#MAX_LINE] octets.
    public Line read() throws IOException {
        return read(MAX_LINE);
    }

    /// Blocks until a line is here. A client that ends its lines with LF alone is told so at once instead of
    /// waiting for ever; the rest up to the next CRLF stays forbidden.
    ///
    /// @param most octets of the line, with CRLF
    public Line read(int most) throws IOException {
        long length = 0;
        byte last = 0;
        kept = 0;
        in.forLines();
        while (true) {
            if (in.at == in.end) {
                if (tainted && last == '\n' && !in.pending()) return new Line.Forbidden();
                if (!in.fill()) return new Line.Closed();
            }
            byte b = in.bytes[in.at++];
            if (length < most) keep((int) length, b);
            length++;
            if (b == '\n' && last == '\r') return ended(length, most);
            if (b == '\n' || b == 0 || last == '\r') tainted = true;
            last = b;
        }
    }

    private void keep(int at, byte b) {
        if (at == line.length) line = Arrays.copyOf(line, 2 * at);
        line[at] = b;
        kept = at + 1;
    }

    /// True when the last line, readable or not, began with this word, whatever its case and the blanks ahead of it.
    public boolean beganWith(String word) {
        String start = new String(line, 0, kept, StandardCharsets.US_ASCII).stripLeading();
        return start.regionMatches(true, 0, word, 0, word.length());
    }

    private Line text(int length) {
        if (ascii(length)) return new Line.Text(new String(line, 0, length, StandardCharsets.US_ASCII));
        try {
            var octets = ByteBuffer.wrap(line, 0, length);
            return new Line.Text(
                    StandardCharsets.UTF_8.newDecoder().decode(octets).toString());
        } catch (CharacterCodingException wrong) {
            return new Line.IllFormed();
        }
    }

    private boolean ascii(int length) {
        for (int i = 0; i < length; i++) if (line[i] < 0) return false;
        return true;
    }

    private Line ended(long length, int most) {
        boolean forbidden = tainted;
        tainted = false;
        if (length > most) return new Line.TooLong();
        if (forbidden) return new Line.Forbidden();
        return text((int) length - 2);
    }
}
