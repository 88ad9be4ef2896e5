package org.carillon.smtp;

import org.carillon.mail.Headers;
import org.carillon.smtp.DataText.Fault;
import org.jspecify.annotations.Nullable;

/// Whether the header of a message is of a size that everyone behind us can work with. One pass over the header
/// only.
final class HeaderBounds {
    private static final byte[] RECEIVED = {'r', 'e', 'c', 'e', 'i', 'v', 'e', 'd'};
    private static final byte[] FROM = {'f', 'r', 'o', 'm'};

    private HeaderBounds() {}

    /// The first `length` octets hold the message, all lines end with CRLF.
    static @Nullable Fault fault(byte[] text, int length, TextBounds bounds) {
        int fields = 0;
        int hops = 0;
        int at = 0;
        while (at < length && text[at] != '\r') {
            boolean continued = fields > 0 && (text[at] == ' ' || text[at] == '\t');
            int colon = continued ? at : Headers.endOfName(text, at, length);
            if (colon < 0) break;
            if (!continued && ++fields > bounds.fields()) return Fault.TOO_MANY_FIELDS;
            if (!continued && named(RECEIVED, text, at, colon) && ++hops > bounds.hops()) return Fault.LOOPING;
            while (at < length && text[at] != '\n') {
                if (text[at++] == 0) return Fault.NUL_IN_HEADER;
            }
            at++;
            if (at > bounds.header()) return Fault.HEADER_TOO_BIG;
        }
        return severalFrom(text, length) ? Fault.SEVERAL_FROM : null;
    }

    /// RFC 5322 §3.6: each reader would choose another. A line that is no field ends the header for us, but not for
    /// everyone, so all lines up to the first empty one are looked at.
    private static boolean severalFrom(byte[] text, int length) {
        int found = 0;
        int at = 0;
        while (at < length && text[at] != '\r') {
            if ((text[at] | 0x20) == 'f' && named(FROM, text, at, Headers.endOfName(text, at, length))) found++;
            while (at < length && text[at] != '\n') at++;
            at++;
        }
        return found > 1;
    }

    /// Whether the name before the colon is this one, in lower case; blanks may stand behind it.
    private static boolean named(byte[] name, byte[] text, int start, int colon) {
        if (colon - start < name.length) return false;
        for (int i = 0; i < name.length; i++) {
            if ((text[start + i] | 0x20) != name[i]) return false;
        }
        for (int i = start + name.length; i < colon; i++) {
            if (text[i] != ' ' && text[i] != '\t') return false;
        }
        return true;
    }
}
