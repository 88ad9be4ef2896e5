package org.carillon.smtp;

import org.carillon.mail.Address;
import org.carillon.mail.LetterTerms;
import org.carillon.mail.RecipientTerms;
import org.jspecify.annotations.Nullable;

/// One command of a client (RFC 5321 §4.1.1), its syntax checked. Whether it may come now is the session's
/// matter.
public sealed interface Command {
    record Helo(String name) implements Command {}

    record Ehlo(String name) implements Command {}

    /// The greeting of LMTP (RFC 2033 §4.1).
    record Lhlo(String name) implements Command {}

    /// RFC 3207.
    record StartTls() implements Command {}

    /// RFC 4954 §4.
    ///
    /// @param mechanism in upper case
    /// @param initial what came with the command, still in base64; null when nothing did
    record Auth(String mechanism, @Nullable String initial) implements Command {}

    /// @param sender null is the empty reverse path `<>`
    /// @param size octets the client announces (RFC 1870), [#UNDECLARED] when it does not
    record Mail(@Nullable Address sender, long size, Body body, LetterTerms terms) implements Command {}

    record Rcpt(Address recipient, RecipientTerms terms) implements Command {}

    /// `RCPT TO:<postmaster>`, without a domain (RFC 5321 §4.5.1).
    record RcptPostmaster(RecipientTerms terms) implements Command {}

    record Data() implements Command {}

    /// One chunk of the text (RFC 3030 §2), whose octets follow at once.
    ///
    /// @param size octets of the chunk
    /// @param last whether the message ends with it
    record Bdat(long size, boolean last) implements Command {}

    record Rset() implements Command {}

    record Noop() implements Command {}

    record Quit() implements Command {}

    record Help() implements Command {}

    record Vrfy() implements Command {}

    /// A verb that is known but not offered here.
    record NotOffered(Reply reply) implements Command {}

    /// No verb of SMTP.
    record Unknown(Reply reply) implements Command {}

    /// A known verb with something wrong behind it.
    record Malformed(Reply reply) implements Command {}

    /// DATA with something behind it: a DATA that fails, like any other.
    record MalformedData(Reply reply) implements Command {}

    /// A BDAT of which nobody knows how many octets of text follow it.
    record MalformedBdat(Reply reply) implements Command {}

    /// No SIZE parameter.
    long UNDECLARED = -1;

    /// What kinds of octets the client announces (RFC 6152).
    enum Body {
        SEVEN_BIT,
        EIGHT_BIT
    }
}
