package org.carillon.archive;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A place in a list ordered by a moment and a number, as text for addresses.
record Cursor(Instant at, long id) {
    static final Cursor START = new Cursor(Instant.EPOCH, 0);
    static final Cursor END = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

    /// @throws IllegalArgumentException when no cursor of ours reads like that
    static Cursor parse(String text) {
        String[] parts = text.split("\\.", 2);
        try {
            if (parts.length < 2) throw new NumberFormatException(text);
            Instant at = Instant.EPOCH.plus(Long.parseLong(parts[0], 36), ChronoUnit.MICROS);
            if (at.isBefore(START.at) || at.isAfter(END.at)) throw new NumberFormatException(text);
            return new Cursor(at, Long.parseLong(parts[1], 36));
        } catch (NumberFormatException notOurs) {
            throw new IllegalArgumentException("That is no cursor of this list.", notOurs);
        }
    }

    @Override
    public String toString() {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at), 36) + "." + Long.toString(id, 36);
    }
}
