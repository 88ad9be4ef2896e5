package org.carillon.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes the text of a message after DATA (RFC 5321 §4.5.2): each line that begins with a dot gets one more,
/// and [#end] writes the lone dot. A message may come in pieces, cut anywhere. It should have CRLF line ends
/// already; a lone CR or LF would let text of the message pass for SMTP at careless hosts, so it is written as
/// CRLF.
public final class DotWriter {
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] DOT = ".\r\n".getBytes(StandardCharsets.US_ASCII);

    private enum Place {
        LINE_START,
        IN_LINE,
        BEHIND_CR
    }

    private final OutputStream out;
    private Place place = Place.LINE_START;

    public DotWriter(OutputStream out) {
        this.out = out;
    }

    /// A whole message and its final dot. Does not flush.
    public static void write(OutputStream out, byte[] message) throws IOException {
        var writer = new DotWriter(out);
        writer.write(message, 0, message.length);
        writer.end();
    }

    /// Copies runs between line ends in one piece; only what must differ is written by itself.
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int limit = offset + length;
        int from = offset;
        int i = offset;
        while (i < limit) {
            byte b = bytes[i];
            if (place == Place.BEHIND_CR && b != '\n') {
                out.write(bytes, from, i - from);
                out.write('\n');
                from = i;
                place = Place.LINE_START;
            }
            if (b == '\n') {
                if (place != Place.BEHIND_CR) {
                    out.write(bytes, from, i - from);
                    out.write('\r');
                    from = i;
                }
                place = Place.LINE_START;
                i++;
                continue;
            }
            if (b == '.' && place == Place.LINE_START) {
                out.write(bytes, from, i - from);
                out.write('.');
                from = i;
            }
            i = endOfRun(bytes, i, limit);
            place = i < limit && bytes[i] == '\r' ? Place.BEHIND_CR : Place.IN_LINE;
            if (place == Place.BEHIND_CR) i++;
        }
        out.write(bytes, from, limit - from);
    }

    private static int endOfRun(byte[] bytes, int i, int limit) {
        int at = i;
        while (at < limit && bytes[at] != '\r' && bytes[at] != '\n') at++;
        return at;
    }

    /// Ends the last line when the message did not, and writes the dot that ends the message.
    public void end() throws IOException {
        switch (place) {
            case BEHIND_CR -> out.write('\n');
            case IN_LINE -> out.write(CRLF);
            case LINE_START -> {}
        }
        place = Place.LINE_START;
        out.write(DOT);
    }
}
