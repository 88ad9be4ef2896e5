package org.carillon.smtp;

import java.io.InputStream;
import java.util.Random;

/// Bytes that arrive in pieces of random sizes, as on a wire.
final class Chopped extends InputStream {
    private final byte[] bytes;
    private final Random random;
    private final int largest;
    private int at;

    Chopped(byte[] bytes, long seed, int largest) {
        this.bytes = bytes;
        this.random = new Random(seed);
        this.largest = largest;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (at == bytes.length) return -1;
        int count = Math.min(Math.min(length, bytes.length - at), 1 + random.nextInt(largest));
        System.arraycopy(bytes, at, into, offset, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return bytes.length - at;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("read in blocks");
    }
}
