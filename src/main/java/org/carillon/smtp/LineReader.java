package org.carillon.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Reads command lines. Only CRLF ends one (RFC 5321 §2.3.8): what stands between a lone LF and the next CRLF
/// is never obeyed, or it could be smuggled past a host that saw it as text.
public final class LineReader {
    /// Octets with CRLF. RFC 5321 §4.5.3.1.4 asks for 512; extensions lengthen MAIL and AUTH.
    public static final int MAX_LINE = 2048;

    private final WireInput in;
    private final byte[] line = new byte[MAX_LINE];
    private boolean tainted;

    public LineReader(WireInput in) {
        this.in = in;
    }

    /// Blocks until a line is here. A client that ends its lines with LF alone is told so at once instead of
    /// waiting for ever; the rest up to the next CRLF stays forbidden.
    public Line read() throws IOException {
        long length = 0;
        byte last = 0;
        while (true) {
            if (in.at == in.end) {
                if (tainted && last == '\n' && !in.pending()) return new Line.Forbidden();
                if (!in.fill()) return new Line.Closed();
            }
            byte b = in.bytes[in.at++];
            if (length < MAX_LINE) line[(int) length] = b;
            length++;
            if (b == '\n' && last == '\r') return ended(length);
            if (b == '\n' || b == 0 || last == '\r') tainted = true;
            last = b;
        }
    }

    private Line ended(long length) {
        boolean forbidden = tainted;
        tainted = false;
        if (length > MAX_LINE) return new Line.TooLong();
        if (forbidden) return new Line.Forbidden();
        return new Line.Text(new String(line, 0, (int) length - 2, StandardCharsets.UTF_8));
    }
}
