package org.carillon.mail;

/// A letter: its exact bytes and a view of its header. The bytes are not copied; who has them must not change
/// them.
public final class Message {
    private final byte[] raw;
    private final Headers headers;

    public Message(byte[] raw) {
        this.raw = raw;
        this.headers = Headers.of(raw);
    }

    public byte[] raw() {
        return raw;
    }

    public int size() {
        return raw.length;
    }

    public Headers headers() {
        return headers;
    }

    /// Index of the first byte behind the empty line that ends the header; [#size] when there is no body.
    public int bodyStart() {
        return headers.bodyStart();
    }
}
