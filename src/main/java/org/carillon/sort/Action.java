package org.carillon.sort;

import java.util.List;
import org.carillon.mail.Address;

/// One thing that shall happen to a letter.
public sealed interface Action {
    /// Into a folder; `INBOX` when no rule says otherwise.
    /// @param folder canonical: parts of at most 64 characters divided by `/`, none of them `.` or `..`
    /// @param bytes what the folder is fed: the letter, or its header or body (flags `h` and `b`)
    /// @param byDefault no rule has chosen the folder
    @SuppressWarnings("ArrayRecordComponent") // The letter itself, never changed and never compared.
    record Deliver(String folder, Kind kind, byte[] bytes, boolean byDefault) implements Action {}

    /// On to other addresses, between 1 and [#MAX_FORWARD] of them.
    record Forward(List<Address> to) implements Action {
        public Forward {
            to = List.copyOf(to);
        }
    }

    /// Thrown away.
    record Discard() implements Action {}

    /// A list or the site takes it without asking further rules of the same text.
    record Accept() implements Action {}

    /// To a moderator; the reason may be empty.
    record Hold(String reason) implements Action {}

    /// Back to the sender; the text may be empty.
    record Reject(String text) implements Action {}

    /// The letter bears `X-Carillon-Tag: word`, and the rules go on.
    record Tag(String word) implements Action {}

    /// A line that was reached and could not be obeyed; the rules went on without it.
    record Refused(int line, String why) implements Action {}

    /// The most addresses in one `!` line.
    int MAX_FORWARD = 10;
}
