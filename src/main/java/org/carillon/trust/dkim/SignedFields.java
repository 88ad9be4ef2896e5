package org.carillon.trust.dkim;

import java.util.ArrayList;
import java.util.List;

/// Which fields a signature covers (RFC 6376 §5.4.1). One more than there are of a name (§8.15)
/// means that nobody may add another one on the way.
enum SignedFields {
    /// Nobody may add one, even where there is none: what people see of a letter, and where their
    /// answer goes.
    SEALED("from", "reply-to", "subject", "to", "cc"),
    /// Nobody may add another one. Where there is none, an honest mail server may have to add it.
    CLOSED(
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "mime-version",
            "content-type",
            "content-transfer-encoding"),
    /// Only what is there: lists that the letter passes on its way add theirs.
    OPEN(
            "sender",
            "auto-submitted",
            "list-id",
            "list-help",
            "list-subscribe",
            "list-post",
            "list-owner",
            "list-archive",
            "archived-at",
            "list-unsubscribe-post",
            "list-unsubscribe");

    private final List<String> names;

    SignedFields(String... names) {
        this.names = List.of(names);
    }

    /// All names, in the order in which they are signed.
    static List<String> all() {
        var all = new ArrayList<String>();
        for (SignedFields fields : values()) all.addAll(fields.names);
        return all;
    }

    /// How often the name is said where the letter has `there` such fields.
    static int times(String name, int there) {
        if (SEALED.names.contains(name)) return there + 1;
        if (CLOSED.names.contains(name)) return there == 0 ? 0 : there + 1;
        return there;
    }
}
