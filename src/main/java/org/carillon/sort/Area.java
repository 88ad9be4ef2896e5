package org.carillon.sort;

/// A stretch of bytes that is searched.
/// @param to behind the last byte
@SuppressWarnings("ArrayRecordComponent") // A view; never compared.
record Area(byte[] bytes, int from, int to) {
    static Area of(String inward) {
        byte[] bytes = Latin.bytes(inward);
        return new Area(bytes, 0, bytes.length);
    }

    int length() {
        return to - from;
    }
}
