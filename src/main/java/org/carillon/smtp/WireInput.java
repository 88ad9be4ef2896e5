package org.carillon.smtp;

import java.io.IOException;
import java.io.InputStream;

/// What came over the wire and has not been looked at: one buffer that [LineReader] and [DotReader] take turns
/// at, so that neither holds bytes that belong to the other.
public final class WireInput {
    /// Octets. Three usual letters fit; ten thousand idle connections cost 160 MB.
    private static final int SIZE = 16_384;

    private final InputStream in;
    final byte[] bytes = new byte[SIZE];
    int at;
    int end;

    public WireInput(InputStream in) {
        this.in = in;
    }

    /// Blocks for more once all has been looked at; false when the other side has closed.
    boolean fill() throws IOException {
        at = 0;
        end = 0;
        int count = in.read(bytes, 0, SIZE);
        if (count > 0) end = count;
        return count > 0;
    }

    /// Drops what has come and was not looked at.
    public void forget() {
        at = end;
    }

    /// True when the client has already sent more: allowed within a pipelined group, not behind EHLO or DATA.
    public boolean pending() throws IOException {
        return at < end || in.available() > 0;
    }
}
