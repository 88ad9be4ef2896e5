package org.carillon.trust.dkim;

import java.security.MessageDigest;

/// The hash of a body in its canonical form (RFC 6376 §3.4.3, §3.4.4), in one pass and in little
/// memory. A lone CR or LF ends a line, as it does once it is sent.
///
/// Blanks and line ends are kept back until something follows them: at the end of a line or of the
/// body they do not count.
final class BodyHash {
    private static final int BLOCK = 8192;

    private final MessageDigest digest;
    private final byte[] block = new byte[BLOCK];
    private int filled;
    private long lineEnds;
    private boolean blank;
    private boolean begun;

    private BodyHash(MessageDigest digest) {
        this.digest = digest;
    }

    /// Of the bytes behind `from`.
    static byte[] of(Canonicalization form, MessageDigest digest, byte[] bytes, int from) {
        boolean relaxed = form == Canonicalization.RELAXED;
        var body = new BodyHash(digest);
        for (int i = from; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '\r' || b == '\n') {
                if (b == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') i++;
                body.lineEnd();
            } else if (relaxed && (b == ' ' || b == '\t')) {
                body.blank = true;
            } else {
                body.octet(b);
            }
        }
        // the simple form of nothing is one empty line, the relaxed one is nothing
        if (body.begun || !relaxed) body.writeLineEnd();
        return body.end();
    }

    private void lineEnd() {
        lineEnds++;
        blank = false;
    }

    private void octet(byte b) {
        for (; lineEnds > 0; lineEnds--) writeLineEnd();
        if (blank) write((byte) ' ');
        blank = false;
        begun = true;
        write(b);
    }

    private byte[] end() {
        digest.update(block, 0, filled);
        return digest.digest();
    }

    private void writeLineEnd() {
        write((byte) '\r');
        write((byte) '\n');
    }

    private void write(byte b) {
        if (filled == BLOCK) {
            digest.update(block, 0, filled);
            filled = 0;
        }
        block[filled++] = b;
    }
}
