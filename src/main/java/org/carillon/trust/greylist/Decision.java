package org.carillon.trust.greylist;

import java.time.Duration;

/// Whether a letter has to come again.
public sealed interface Decision {
    /// It may come in.
    ///
    /// @param why for the log and for pages
    record Pass(String why) implements Decision {}

    /// Not yet.
    ///
    /// @param left above zero; a try before that is in vain
    record Wait(Duration left) implements Decision {
        /// For a reply 451 4.7.1.
        public String sentence() {
            long seconds = Math.max(1, left.toSeconds());
            String time =
                    seconds == 1 ? "1 second" : seconds < 120 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
            return "We do not know your host yet; please send this again in " + time;
        }
    }
}
