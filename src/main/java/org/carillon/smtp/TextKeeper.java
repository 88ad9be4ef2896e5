package org.carillon.smtp;

import java.util.Arrays;
import java.util.Optional;
import org.carillon.smtp.DataText.Fault;
import org.jspecify.annotations.Nullable;

/// The text of one message while it comes in. After the first fault nothing is kept, so that a text which is read to
/// its end only to be refused takes no memory.
final class TextKeeper {
    private static final int FIRST_ROOM = 8192;
    private static final byte[] LINE_END = {'\r', '\n'};

    private final TextBounds bounds;
    private final Allowance allowance;
    private byte[] text = new byte[0];
    private int length;
    private @Nullable Fault fault;

    TextKeeper(TextBounds bounds, Allowance allowance) {
        this.bounds = bounds;
        this.allowance = allowance;
    }

    boolean faulty() {
        return fault != null;
    }

    Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    /// The first reason stays.
    void refuse(Fault why) {
        if (fault == null) fault = why;
        text = new byte[0];
        length = 0;
        allowance.giveBack();
    }

    void keep(byte[] bytes, int from, int to) {
        int count = to - from;
        if (fault != null || count <= 0) return;
        if (count > bounds.size() - length) {
            refuse(Fault.TOO_BIG);
            return;
        }
        if (length + count > text.length && !grow(length + count)) {
            refuse(Fault.NO_MEMORY);
            return;
        }
        System.arraycopy(bytes, from, text, length, count);
        length += count;
    }

    private boolean grow(int needed) {
        int room = (int) Math.min(bounds.size(), Math.max(Math.max(FIRST_ROOM, needed), 2L * text.length));
        if (!allowance.take(room - text.length)) return false;
        text = Arrays.copyOf(text, room);
        return true;
    }

    /// Ends the last line where it is open.
    void endLine() {
        if (length > 0 && text[length - 1] != '\n') keep(LINE_END, 0, LINE_END.length);
    }

    /// What has come, looked over as a whole.
    DataText whole() {
        if (fault == null) fault = HeaderBounds.fault(text, length, bounds);
        return fault != null ? new DataText.Faulty(fault) : new DataText.Whole(Arrays.copyOf(text, length));
    }
}
