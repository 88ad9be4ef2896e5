package org.carillon.trust.refusals;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which refusals are shown.
///
/// @param reason null for all
/// @param text somewhere in a refusal, in any case; empty for all
public record RefusalFilter(@Nullable Reason reason, String text) {
    public static final RefusalFilter ALL = new RefusalFilter(null, "");

    public RefusalFilter {
        text = text.strip().toLowerCase(Locale.ROOT).replace("\0", "");
        text = text.length() > Refusal.LONGEST ? text.substring(0, Refusal.LONGEST) : text;
    }
}
