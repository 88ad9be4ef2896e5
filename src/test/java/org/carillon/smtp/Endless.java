package org.carillon.smtp;

import java.io.InputStream;
import java.util.Arrays;

/// So many times the same octet, without memory.
final class Endless extends InputStream {
    private final byte octet;
    private long left;

    Endless(char octet, long count) {
        this.octet = (byte) octet;
        this.left = count;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (left == 0) return -1;
        int count = (int) Math.min(left, length);
        Arrays.fill(into, offset, offset + count, octet);
        left -= count;
        return count;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("read in blocks");
    }
}
