package org.carillon.smtp;

import org.carillon.smtp.DataText.Fault;
import org.jspecify.annotations.Nullable;

/// Whether the header of a message is of a size that everyone behind us can work with. One pass over the header
/// only.
final class HeaderBounds {
    /// Octets up to the empty line.
    static final int MAX_HEADER = 256 * 1024;

    static final int MAX_FIELDS = 1000;

    /// RFC 5321 §6.3 asks for at least 100.
    static final int MAX_HOPS = 100;

    private static final byte[] RECEIVED = {'r', 'e', 'c', 'e', 'i', 'v', 'e', 'd'};

    private HeaderBounds() {}

    /// The first `length` octets hold the message, all lines end with CRLF.
    static @Nullable Fault fault(byte[] text, int length) {
        int fields = 0;
        int hops = 0;
        int at = 0;
        while (at < length && text[at] != '\r') {
            boolean continued = text[at] == ' ' || text[at] == '\t';
            int colon = continued ? at : endOfName(text, at, length);
            if (colon < 0) break;
            if (!continued && ++fields > MAX_FIELDS) return Fault.TOO_MANY_FIELDS;
            if (!continued && received(text, at, colon) && ++hops > MAX_HOPS) return Fault.LOOPING;
            while (at < length && text[at] != '\n') {
                if (text[at++] == 0) return Fault.NUL_IN_HEADER;
            }
            at++;
            if (at > MAX_HEADER) return Fault.HEADER_TOO_BIG;
        }
        return null;
    }

    /// Index of the colon, or -1 where the line is no field: there the body begins without an empty line.
    private static int endOfName(byte[] text, int start, int length) {
        for (int i = start; i < length; i++) {
            byte b = text[i];
            if (b == ':') return i;
            boolean blank = (b == ' ' || b == '\t') && i > start;
            if (!blank && (b <= ' ' || b == 127)) return -1;
        }
        return -1;
    }

    private static boolean received(byte[] text, int start, int colon) {
        if (colon - start < RECEIVED.length) return false;
        for (int i = 0; i < RECEIVED.length; i++) {
            if ((text[start + i] | 0x20) != RECEIVED[i]) return false;
        }
        for (int i = start + RECEIVED.length; i < colon; i++) {
            if (text[i] != ' ' && text[i] != '\t') return false;
        }
        return true;
    }
}
