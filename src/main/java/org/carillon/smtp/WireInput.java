package org.carillon.smtp;

import java.io.IOException;
import java.io.InputStream;

/// What came over the wire and has not been looked at: one buffer that [LineReader] and [DotReader] take turns
/// at, so that neither holds bytes that belong to the other.
public final class WireInput {
    /// Octets for commands: a pipelined group fits, and ten thousand idle connections cost 20 MB.
    private static final int FOR_LINES = 2048;
    /// Octets for a text: three usual letters fit.
    private static final int FOR_TEXT = 16_384;

    private final InputStream in;
    byte[] bytes = new byte[FOR_LINES];
    int at;
    int end;

    public WireInput(InputStream in) {
        this.in = in;
    }

    /// Much is to come.
    void forText() {
        room(FOR_TEXT);
    }

    /// Little is to come, and perhaps nothing for long.
    void forLines() {
        room(FOR_LINES);
    }

    private void room(int octets) {
        if (at == end && bytes.length != octets) bytes = new byte[octets];
    }

    /// Blocks for more once all has been looked at; false when the other side has closed.
    boolean fill() throws IOException {
        at = 0;
        end = 0;
        int count = in.read(bytes, 0, bytes.length);
        if (count > 0) end = count;
        return count > 0;
    }

    /// Octets that have come and were not looked at.
    public int unseen() {
        return end - at;
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
