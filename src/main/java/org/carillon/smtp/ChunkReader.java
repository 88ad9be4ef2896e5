package org.carillon.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import org.carillon.smtp.DataText.Fault;

/// Puts a message together from the chunks of BDAT (RFC 3030 §2). Dots mean nothing in them and nothing is unstuffed; a
/// lone CR or LF spoils the text as it does behind DATA, as BINARYMIME is not offered, and a line end may lie
/// astride two chunks.
public final class ChunkReader {
    private final TextKeeper text;
    private boolean behindCr;

    /// For one message.
    public ChunkReader(TextBounds bounds, Allowance allowance) {
        this.text = new TextKeeper(bounds, allowance);
    }

    /// Reads the octets of one chunk to its end, whatever is in them, so that its rest is never taken for commands.
    /// @return why the message is refused, as far as it is known by now
    /// @throws EOFException when the other side closes before the end of the chunk
    public Optional<Fault> read(WireInput in, long size) throws IOException {
        long left = size;
        if (left > in.bytes.length) in.forText();
        while (left > 0) {
            if (in.at == in.end && !in.fill()) throw new EOFException("closed in the middle of BDAT");
            int end = (int) Math.min(in.end, in.at + left);
            left -= end - in.at;
            check(in.bytes, in.at, end);
            text.keep(in.bytes, in.at, end);
            in.at = end;
        }
        return text.fault();
    }

    private void check(byte[] bytes, int from, int to) {
        if (text.faulty()) return;
        for (int i = from; i < to; i++) {
            if ((bytes[i] == '\n') != behindCr) {
                text.refuse(Fault.BARE_LINE_END);
                return;
            }
            behindCr = bytes[i] == '\r';
        }
    }

    /// The message, behind the last chunk. A last line without its end gets one: the next host may know DATA only.
    public DataText whole() {
        if (behindCr) text.refuse(Fault.BARE_LINE_END);
        text.endLine();
        return text.whole();
    }
}
