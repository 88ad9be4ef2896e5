package org.carillon.rules;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.carillon.mail.Address;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.Message;
import org.jspecify.annotations.Nullable;

/// A letter as rules read it: the marks of rules before, our Received field, the letter, with lines that end in LF
/// alone, as a host gives it to procmail.
public final class Paper {
    /// The field that a `tag` puts on a letter.
    public static final String TAG_FIELD = "X-Carillon-Tag";

    private final Message message;
    private final Supplier<String> trace;
    private final List<String> tags;
    private final @Nullable Address sender;
    private final Instant receivedAt;
    private Supplier<HeaderEdits> edits = () -> HeaderEdits.NONE;
    private byte @Nullable [] read;

    /// @param trace fields that stand above the letter, with CRLF; asked once, and only when there are rules
    /// @param sender of the envelope
    public Paper(
            Message message, Supplier<String> trace, List<String> tags, @Nullable Address sender, Instant receivedAt) {
        this.message = message;
        this.trace = trace;
        this.tags = List.copyOf(tags);
        this.sender = sender;
        this.receivedAt = receivedAt;
    }

    /// The same letter with more marks.
    public Paper tagged(List<String> more) {
        if (more.isEmpty()) return this;
        var all = new ArrayList<>(tags);
        all.addAll(more);
        var paper = new Paper(message, trace, all, sender, receivedAt);
        paper.edits = edits;
        return paper;
    }

    /// The same letter below more fields of ours.
    ///
    /// @param edits what is added is read above the letter, what is removed is not read; asked
    ///     once, and only when there are rules
    public Paper below(Supplier<HeaderEdits> edits) {
        var paper = new Paper(message, trace, tags, sender, receivedAt);
        paper.edits = edits;
        return paper;
    }

    public Message message() {
        return message;
    }

    public List<String> tags() {
        return tags;
    }

    @Nullable
    Address sender() {
        return sender;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    /// Made when it is first asked for. Not to be changed.
    byte[] read() {
        byte[] made = read;
        if (made == null) {
            var top = new StringBuilder();
            tags.forEach(tag -> top.append(TAG_FIELD).append(": ").append(tag).append("\r\n"));
            HeaderEdits ours = edits.get();
            for (HeaderEdits.Added field : ours.added()) top.append(HeaderEdits.folded(field));
            top.append(trace.get());
            byte[] letter = new HeaderEdits(List.of(), ours.removed()).apply(message);
            made = withoutReturns(top.toString().getBytes(StandardCharsets.UTF_8), letter);
            read = made;
        }
        return made;
    }

    /// True when a rule wants the letter as it is, not a part of it.
    public boolean whole(byte[] wanted) {
        return wanted == read || Arrays.equals(wanted, read());
    }

    private static byte[] withoutReturns(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) length += part.length;
        byte[] out = new byte[length];
        int end = 0;
        for (byte[] part : parts) {
            for (int i = 0; i < part.length; i++) {
                boolean lineEnd = part[i] == '\r' && i + 1 < part.length && part[i + 1] == '\n';
                if (!lineEnd) out[end++] = part[i];
            }
        }
        return Arrays.copyOf(out, end);
    }

    /// A part of a letter in the form in which letters are kept.
    public static byte[] withReturns(byte[] text) {
        var out = new ByteArrayOutputStream(text.length + text.length / 32 + 2);
        int before = 0;
        for (byte b : text) {
            if (b == '\n' && before != '\r') out.write('\r');
            out.write(b);
            before = b;
        }
        return out.toByteArray();
    }
}
