package org.carillon.spam.scanner;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// ClamAV's daemon: the letter goes in pieces, each after its length, the last one empty
/// (clamd(8), INSTREAM).
record ClamAv(Place place, Duration timeout) implements Scanner {
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 64 * 1024;
    private static final String STREAM = "stream: ";
    private static final String FOUND = " FOUND";

    @Override
    public String name() {
        return "ClamAV";
    }

    @Override
    public String where() {
        return place.text();
    }

    @Override
    public Scan scan(Suspect suspect) {
        try {
            byte[] answer = Talk.with(place, timeout, out -> write(suspect.bytes(), out));
            return read(Shown.line(answer));
        } catch (IOException broken) {
            return new Scan.Away(Shown.reason(broken));
        }
    }

    private static void write(byte[] bytes, OutputStream out) throws IOException {
        out.write(COMMAND);
        for (int from = 0; from < bytes.length; from += PIECE) {
            int length = Math.min(PIECE, bytes.length - from);
            out.write(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
            out.write(bytes, from, length);
        }
        out.write(new byte[Integer.BYTES]);
    }

    private static Scan read(String answer) {
        if (answer.equals(STREAM + "OK")) return new Scan.Clean();
        boolean found = answer.startsWith(STREAM) && answer.endsWith(FOUND);
        if (!found) return new Scan.Away("it said \"" + answer + "\"");
        int end = answer.length() - FOUND.length();
        return new Scan.Virus(
                answer.substring(Math.min(end, STREAM.length()), end).strip());
    }
}
