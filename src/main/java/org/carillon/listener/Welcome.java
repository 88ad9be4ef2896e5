package org.carillon.listener;

import org.carillon.directory.Destination;
import org.carillon.mail.Address;
import org.carillon.trust.refusals.Reason;

/// Destination → answer to RCPT. Nobody may relay through these doors but who has signed in, whatever form the address
/// has.
final class Welcome {
    private static final Response OK = Response.yes(250, "2.1.5", "Recipient OK");
    private static final Response RELAY =
            Response.no(Reason.RELAY, 550, "5.7.1", "This host does not relay: the domain is not one of ours");
    private static final Response LITERAL = Response.no(
            Reason.RELAY,
            550,
            "5.1.2",
            "Letters are not sent to an IP address: write the domain of the address, name@domain");
    static final Response NOBODY = Response.no(Reason.UNKNOWN_RECIPIENT, 550, "5.1.1", "No such address here");
    private static final Response ONLY_BOUNCES = Response.no(
            Reason.RELAY, 550, "5.7.1", "Only bounces, with the empty sender, go back through this address");
    private static final Response ROUTE = Response.no(
            Reason.RELAY,
            550,
            "5.1.1",
            "No such address here. Routes are not followed:"
                    + " instead of user%host@... or host!user@... write user@host");

    private Welcome() {}

    static Response of(Transaction letter, Address recipient, Destination destination, boolean signedIn) {
        return switch (destination) {
            case Destination.ListPost _,
                    Destination.ListCommand _,
                    Destination.ListBounce _,
                    Destination.ListOwner _,
                    Destination.PersonInbox _,
                    Destination.Postmaster _ -> OK;
            case Destination.ForwardReturn _ -> letter.sender() == null ? OK : ONLY_BOUNCES;
            case Destination.Remote _ when !signedIn -> RELAY;
            case Destination.Remote _ -> recipient.domain().startsWith("[") ? LITERAL : OK;
            case Destination.Unknown _ -> recipient.routed() ? ROUTE : NOBODY;
        };
    }
}
