package org.carillon.delivery;

import java.time.Instant;
import org.carillon.mail.Address;

/// A recipient who was given up.
///
/// @param tag the recipient's tag in the recipe, for whoever made it
/// @param status RFC 3463, such as `5.1.1`
/// @param reply what the other host said, or why we gave up
public record Failure(long id, String origin, Address address, String tag, Refusal refusal, Instant at) {
    /// Why.
    ///
    /// @param host who said it; empty when nobody but us did
    /// @param personal it says something of the recipient; what is wrong with the letter, or what we ourselves will
    ///     not do, is nothing that a member of a list could be charged with
    public record Refusal(String status, String reply, String host, boolean personal) {
        /// Of the recipient.
        Refusal(String status, String reply, String host) {
            this(status, reply, host, true);
        }
    }
}
