package org.carillon.archive;

import java.io.IOException;
import java.io.InputStream;

/// Bytes line by line, long lines in pieces, so that no line takes more memory than one piece.
final class LineSource {
    static final int MAX_PIECE = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[MAX_PIECE];
    private int at;
    private int limit;
    private boolean ended = true;

    /// The current piece, with its LF when it is the last one of a line.
    final byte[] piece = new byte[MAX_PIECE];

    int length;
    /// Whether the piece is the beginning of a line.
    boolean startsLine;
    /// Of the piece, in bytes from the start.
    long position;

    LineSource(InputStream in) {
        this.in = in;
    }

    /// Moves to the next piece; false at the end.
    boolean next() throws IOException {
        position += length;
        startsLine = ended;
        length = 0;
        ended = false;
        while (length < MAX_PIECE && !ended && fill()) {
            int from = at;
            int to = Math.min(limit, at + MAX_PIECE - length);
            while (at < to && buffer[at] != '\n') at++;
            if (at < to) {
                at++;
                ended = true;
            }
            System.arraycopy(buffer, from, piece, length, at - from);
            length += at - from;
        }
        return length > 0;
    }

    private boolean fill() throws IOException {
        if (at < limit) return true;
        at = 0;
        limit = in.read(buffer);
        return limit > 0;
    }

    boolean endsLine() {
        return ended;
    }

    boolean endsInCrLf() {
        return ended && length > 1 && piece[length - 2] == '\r';
    }

    /// Only a line end.
    boolean empty() {
        return startsLine && ended && (length == 1 || (length == 2 && piece[0] == '\r'));
    }

    boolean startsWith(String ascii) {
        if (!startsLine || length < ascii.length()) return false;
        for (int i = 0; i < ascii.length(); i++) if (piece[i] != ascii.charAt(i)) return false;
        return true;
    }
}
