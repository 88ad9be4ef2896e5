package org.carillon.lists;

import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Message;
import org.carillon.trust.Provenance;
import org.carillon.trust.spf.SpfResult;

/// What is known about who wrote to a list's robot: an answer goes to the address in From, so that one must be
/// theirs.
///
/// @param proven that address is the author's; else only the small budget is spent on it
/// @param author the author is proven by the domain in From, which lets them act without a token; SPF alone does not
/// @param network from which the letter came, as `people.SourceNetwork` names it; empty when it came through a host
///     of ours, which others share
public record CommandOrigin(boolean proven, boolean author, String network) {
    /// @param proven well enough to be answered; not to act
    public CommandOrigin(boolean proven, String network) {
        this(proven, false, network);
    }

    /// The From is proven by its domain (DMARC), or it is the sender of the envelope for whom the host may send (SPF):
    /// what SPF says of another address proves nothing of this one.
    public static CommandOrigin of(Provenance provenance, Envelope envelope, Message message, String network) {
        boolean author = provenance.authorProven();
        return new CommandOrigin(author || sent(provenance, envelope, message), author, network);
    }

    private static boolean sent(Provenance provenance, Envelope envelope, Message message) {
        Address sender = envelope.sender();
        return sender != null
                && provenance.spf().code() == SpfResult.Code.PASS
                && PostFacts.author(message)
                        .filter(author -> author.address().sameMailbox(sender))
                        .isPresent();
    }
}
