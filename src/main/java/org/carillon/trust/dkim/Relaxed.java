package org.carillon.trust.dkim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The canonical form `relaxed` of header fields (RFC 6376 §3.4.2): what may change on the way
/// without harm is not in it.
final class Relaxed {
    private static final byte[] CRLF = {'\r', '\n'};

    private Relaxed() {}

    /// @param name in lower case
    /// @param from where the value begins, behind the colon
    static byte[] field(String name, byte[] bytes, int from, int to) {
        var out = new ByteArrayOutputStream(name.length() + to - from + 3);
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        out.write(':');
        boolean blank = false;
        boolean begun = false;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '\r' || b == '\n') continue;
            if (b == ' ' || b == '\t') {
                blank = true;
                continue;
            }
            if (blank && begun) out.write(' ');
            out.write(b);
            blank = false;
            begun = true;
        }
        out.writeBytes(CRLF);
        return out.toByteArray();
    }
}
