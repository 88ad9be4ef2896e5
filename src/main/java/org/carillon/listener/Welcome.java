package org.carillon.listener;

import org.carillon.directory.Destination;
import org.carillon.mail.Address;
import org.carillon.smtp.Reply;

/// Destination → answer to RCPT. Nobody may relay through these doors but who has signed in, whatever form the address
/// has.
final class Welcome {
    private static final Reply OK = Reply.of(250, "2.1.5", "Recipient OK");
    private static final Reply RELAY =
            Reply.of(550, "5.7.1", "This host does not relay: the domain is not one of ours");
    private static final Reply LITERAL = Reply.of(
            550, "5.1.2", "Letters are not sent to an IP address: write the domain of the address, name@domain");
    private static final Reply NOBODY = Reply.of(550, "5.1.1", "No such address here");
    private static final Reply ONLY_BOUNCES =
            Reply.of(550, "5.7.1", "Only bounces, with the empty sender, go back through this address");
    private static final Reply ROUTE = Reply.of(
            550, "5.1.1", "No such address here. Routes with % or ! are not followed: write the last address alone");

    private Welcome() {}

    static Reply of(Transaction letter, Address recipient, Destination destination, boolean signedIn) {
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
