package org.carillon.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.carillon.smtp.DataText.Fault;
import org.jspecify.annotations.Nullable;

/// Reads the text that follows DATA (RFC 5321 §4.1.1.4). Only CRLF.CRLF ends it, and a lone CR or LF anywhere
/// spoils it: hosts that see other ends are the ground of SMTP smuggling. A spoiled or too big text is read to
/// its real end without being kept, so that its rest is never taken for commands.
public final class DotReader {
    /// Who is asked before more memory is used for a text; false refuses the message for now.
    @FunctionalInterface
    public interface Allowance {
        boolean take(int octets);
    }

    private enum Place {
        LINE_START,
        BEHIND_DOT,
        BEHIND_DOT_CR,
        IN_LINE,
        BEHIND_CR
    }

    private static final int FIRST_ROOM = 8192;

    private final WireInput in;
    private final int maxSize;
    private final Allowance allowance;
    private byte[] text = new byte[0];
    private int length;
    private Place place = Place.LINE_START;
    private @Nullable Fault fault;

    /// For one text. @param maxSize octets of it, dots unstuffed
    public DotReader(WireInput in, int maxSize, Allowance allowance) {
        this.in = in;
        this.maxSize = maxSize;
        this.allowance = allowance;
    }

    /// Blocks until the final dot.
    /// @throws EOFException when the other side closes before it
    public DataText read() throws IOException {
        do {
            if (in.at == in.end && !in.fill()) throw new EOFException("closed in the middle of DATA");
        } while (!endsInBuffer());
        if (fault == null) fault = HeaderBounds.fault(text, length);
        if (fault != null) return new DataText.Faulty(fault);
        return new DataText.Whole(Arrays.copyOf(text, length));
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
                        keep(bytes, from, i);
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
                    refuse(Fault.BARE_LINE_END);
                    place = Place.IN_LINE;
                }
                case IN_LINE -> {
                    i = endOfRun(bytes, i, end);
                    if (i < end && bytes[i] == '\n') refuse(Fault.BARE_LINE_END);
                    if (i < end && bytes[i] == '\r') place = Place.BEHIND_CR;
                    i = Math.min(end, i + 1);
                }
                case BEHIND_CR -> {
                    place = b == '\n' ? Place.LINE_START : Place.IN_LINE;
                    if (b == '\n') i++;
                    else refuse(Fault.BARE_LINE_END);
                }
            }
        }
        keep(bytes, from, end);
        in.at = end;
        return false;
    }

    private static int endOfRun(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && bytes[i] != '\r' && bytes[i] != '\n') i++;
        return i;
    }

    private void refuse(Fault why) {
        if (fault == null) fault = why;
        text = new byte[0];
        length = 0;
    }

    private void keep(byte[] bytes, int from, int to) {
        int count = to - from;
        if (fault != null || count <= 0) return;
        if (count > maxSize - length) {
            refuse(Fault.TOO_BIG);
            return;
        }
        if (length + count > text.length && !grow(length + count)) {
            refuse(Fault.NO_MEMORY);
            return;
        }
        System.arraycopy(bytes, from, text, length, count);
        length += count;
    }

    private boolean grow(int needed) {
        int room = (int) Math.min(maxSize, Math.max(Math.max(FIRST_ROOM, needed), 2L * text.length));
        if (!allowance.take(room - text.length)) return false;
        text = Arrays.copyOf(text, room);
        return true;
    }
}
