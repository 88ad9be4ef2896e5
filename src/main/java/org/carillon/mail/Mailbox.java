package org.carillon.mail;

import java.util.List;
import java.util.Optional;

/// A display name and an address, as fields like `From` and `To` hold them (RFC 5322 §3.4). The name is decoded
/// and may be empty.
public record Mailbox(String name, Address address) {

    /// All addresses of a field value, groups opened. What cannot be read is passed over, never an error.
    /// Linear time.
    public static List<Mailbox> list(String fieldValue) {
        return new MailboxParser(fieldValue).all();
    }

    /// The same, where it must not be read in two ways: empty when another reader may find an address that we do not,
    /// because an entry is no address, has two in brackets or text behind them, or is a group or a route.
    public static Optional<List<Mailbox>> strictly(String fieldValue) {
        var parser = new MailboxParser(fieldValue);
        List<Mailbox> all = parser.all();
        return parser.plain() ? Optional.of(all) : Optional.empty();
    }
}
