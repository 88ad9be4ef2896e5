package org.carillon.trust;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The canonical form `relaxed` of header fields and bodies (RFC 6376 §3.4.2, §3.4.4): what may change on the way
/// without harm is not in it.
final class Relaxed {
    private static final byte[] CRLF = {'\r', '\n'};
    private static final int BLOCK = 8192;

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

    /// The SHA-256 of a body: the bytes behind `from`.
    static byte[] bodyHash(byte[] bytes, int from) {
        var body = new Body(Cryptography.sha256());
        for (int i = from; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '\r' || b == '\n') {
                if (b == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') i++;
                body.lineEnd();
            } else if (b == ' ' || b == '\t') {
                body.blank();
            } else {
                body.octet(b);
            }
        }
        return body.end();
    }

    /// Blanks and line ends are kept back until something follows them: at the end of a line or of the body they do not
    /// count.
    private static final class Body {
        private final MessageDigest digest;
        private final byte[] block = new byte[BLOCK];
        private int filled;
        private long lineEnds;
        private boolean blank;
        private boolean begun;

        private Body(MessageDigest digest) {
            this.digest = digest;
        }

        private void lineEnd() {
            lineEnds++;
            blank = false;
        }

        private void blank() {
            blank = true;
        }

        private void octet(byte b) {
            for (; lineEnds > 0; lineEnds--) writeLineEnd();
            if (blank) write((byte) ' ');
            blank = false;
            begun = true;
            write(b);
        }

        private byte[] end() {
            if (begun) writeLineEnd();
            digest.update(block, 0, filled);
            return digest.digest();
        }

        private void writeLineEnd() {
            write(CRLF[0]);
            write(CRLF[1]);
        }

        private void write(byte b) {
            if (filled == BLOCK) {
                digest.update(block, 0, filled);
                filled = 0;
            }
            block[filled++] = b;
        }
    }
}
