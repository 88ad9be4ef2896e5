package org.carillon.smtp;

import java.io.EOFException;
import java.io.IOException;
import org.carillon.smtp.DataText.Fault;

/// Reads the text that follows DATA (RFC 5321 §4.1.1.4). Only CRLF.CRLF ends it, and a lone CR or LF anywhere
/// spoils it: hosts that see other ends are the ground of SMTP smuggling. A spoiled or too big text is read to
/// its real end without being kept, so that its rest is never taken for commands.
public final class DotReader {
    private enum Place {
        LINE_START,
        BEHIND_DOT,
        BEHIND_DOT_CR,
        IN_LINE,
        BEHIND_CR
    }

    private final WireInput in;
    private final TextKeeper text;
    private Place place = Place.LINE_START;

    /// For one text.
    public DotReader(WireInput in, TextBounds bounds, Allowance allowance) {
        this.in = in;
        this.text = new TextKeeper(bounds, allowance);
    }

    /// Blocks until the final dot.
    /// @throws EOFException when the other side closes before it
    public DataText read() throws IOException {
        in.forText();
        do {
            if (in.at == in.end && !in.fill()) throw new EOFException("closed in the middle of DATA");
        } while (!endsInBuffer());
        return text.whole();
    }

    /// Goes through the buffer, copying in runs as long as may be; true behind the final dot.
    private boolean endsInBuffer() {
        byte[] bytes = in.bytes;
        int end = in.end;
        int from = in.at;
        int i = in.at;
        while (i < end) {
            byte b = bytes[i];
            switch (place) {
                case LINE_START -> {
                    place = b == '.' ? Place.BEHIND_DOT : Place.IN_LINE;
                    if (b == '.') {
                        text.keep(bytes, from, i);
                        from = ++i;
                    }
                }
                case BEHIND_DOT -> {
                    place = b == '\r' ? Place.BEHIND_DOT_CR : Place.IN_LINE;
                    if (b == '\r') from = ++i;
                }
                case BEHIND_DOT_CR -> {
                    if (b == '\n') {
                        in.at = i + 1;
                        return true;
                    }
                    text.refuse(Fault.BARE_LINE_END);
                    place = Place.IN_LINE;
                }
                case IN_LINE -> {
                    i = endOfRun(bytes, i, end);
                    if (i < end && bytes[i] == '\n') text.refuse(Fault.BARE_LINE_END);
                    if (i < end && bytes[i] == '\r') place = Place.BEHIND_CR;
                    i = Math.min(end, i + 1);
                }
                case BEHIND_CR -> {
                    place = b == '\n' ? Place.LINE_START : Place.IN_LINE;
                    if (b == '\n') i++;
                    else text.refuse(Fault.BARE_LINE_END);
                }
            }
        }
        text.keep(bytes, from, end);
        in.at = end;
        return false;
    }

    private static int endOfRun(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && bytes[i] != '\r' && bytes[i] != '\n') i++;
        return i;
    }
}
