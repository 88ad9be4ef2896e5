package org.carillon.trust.greylist;

import java.util.Locale;

/// Which letters are shown.
///
/// @param text somewhere in network, sender or recipient; empty for all
public record GreylistFilter(Which which, String text) {
    public static final GreylistFilter ALL = new GreylistFilter(Which.ALL, "");

    private static final int LONGEST = 200;

    public GreylistFilter {
        text = text.strip().toLowerCase(Locale.ROOT).replace("\0", "");
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    public enum Which {
        ALL,
        WAITING,
        PASSED;

        String condition() {
            return switch (this) {
                case ALL -> "1 = 1";
                case WAITING -> "passed_at is null";
                case PASSED -> "passed_at is not null";
            };
        }
    }
}
