package org.carillon.mail;

import java.util.List;

/// A display name and an address, as fields like `From` and `To` hold them (RFC 5322 §3.4). The name is decoded
/// and may be empty.
public record Mailbox(String name, Address address) {

    /// All addresses of a field value, groups opened. What cannot be read is passed over, never an error.
    /// Linear time.
    public static List<Mailbox> list(String fieldValue) {
        return new MailboxParser(fieldValue).all();
    }
}
