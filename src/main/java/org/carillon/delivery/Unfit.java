package org.carillon.delivery;

import java.util.Optional;

/// What a host said in its greeting it cannot take is not sent to it: the sender learns why (RFC 1870 §6.1, RFC
/// 6152 §3, RFC 6531 §3.2).
final class Unfit {
    private Unfit() {}

    /// True when nothing would be refused.
    static boolean fits(Offers offers, Tally tally) {
        boolean names = offers.utf8()
                || tally.untried().stream().allMatch(r -> r.address().ascii());
        return names && whole(offers, tally.letter().copies()).isEmpty();
    }

    static void refuse(Offers offers, Tally tally) {
        Copies copies = tally.letter().copies();
        Optional<Failure.Refusal> forAll = whole(offers, copies);
        if (forAll.isPresent()) {
            tally.allRefused(forAll.get().status(), forAll.get().reply());
            return;
        }
        if (offers.utf8()) return;
        for (Recipient recipient : tally.untried()) {
            if (!recipient.address().ascii()) {
                tally.refused(recipient, "5.6.7", "The mail host does not take addresses with letters outside ASCII.");
            }
        }
    }

    private static Optional<Failure.Refusal> whole(Offers offers, Copies copies) {
        if (offers.maxSize() > 0 && copies.size() > offers.maxSize()) {
            return Optional.of(new Failure.Refusal(
                    "5.3.4",
                    "The letter has " + copies.size() + " octets; the mail host takes at most " + offers.maxSize()
                            + "."));
        }
        if (copies.eightBit() && !offers.eightBit()) {
            return Optional.of(new Failure.Refusal(
                    "5.6.3", "The letter has 8-bit text, and the mail host takes 7-bit text only (no 8BITMIME)."));
        }
        return Optional.empty();
    }
}
