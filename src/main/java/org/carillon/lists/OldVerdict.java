package org.carillon.lists;

import org.carillon.mail.FrontVerdict;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.Headers;

/// The word of a filter that has called a post spam before it came here. Whether the post goes out
/// was decided in spite of it, and copies for people here come in by our own door, where the word
/// would count as that of a host of ours: so it does not go with them. Other posts keep their
/// fields, and signed ones stay where they are.
final class OldVerdict {
    private OldVerdict() {}

    static HeaderEdits withdrawn(HeaderEdits edits, Headers headers, SignedFields signed) {
        if (!FrontVerdict.spam(headers)) return edits;
        HeaderEdits less = edits;
        for (String field : FrontVerdict.FIELDS) if (!signed.cover(field)) less = less.remove(field);
        return less;
    }
}
