package org.carillon.delivery;

import java.util.Optional;
import org.carillon.mail.AsciiDomain;

/// What a host said in its greeting it cannot take is not sent to it: the sender learns why (RFC 1870 §6.1, RFC
/// 6152 §3, RFC 6531 §3.2).
final class Unfit {
    /// RFC 8689 §5.
    static final String TLS_REQUIRED = "5.7.30";

    private Unfit() {}

    /// What we have against a letter.
    private record Verdict(String status, String reply) {}

    /// A letter that must stay under TLS goes only where it is promised that it does (RFC 8689 §4.2.1).
    static void check(Session session, Tally tally) throws NoTlsException {
        if (safe(session, tally)) return;
        String what = session.underTls() ? " does not offer REQUIRETLS" : " is spoken to in the clear";
        throw new NoTlsException(session.peer().name() + what, NoTlsException.Why.LACKING);
    }

    private static boolean safe(Session session, Tally tally) {
        return !Guard.secret(tally.letter())
                || Guard.inside(session.peer())
                || (session.underTls() && session.offers().requiresTls());
    }

    /// All hosts lack what the letter must have. Where only we want TLS, they may learn it yet.
    static void refuseWithoutTls(Tally tally) {
        if (!Guard.secret(tally.letter())) return;
        tally.allRefusedByUs(
                TLS_REQUIRED,
                "The letter may only travel under TLS (REQUIRETLS), and the way to the mail host has none.");
    }

    /// True when nothing would be refused.
    static boolean fits(Session session, Tally tally) {
        if (!safe(session, tally)) return false;
        Offers offers = session.offers();
        boolean names = offers.utf8() || tally.untried().stream().allMatch(Unfit::plain);
        return names && whole(offers, tally.letter().fit(offers)).isEmpty();
    }

    static void refuse(Offers offers, Tally tally) {
        Optional<Verdict> forAll = whole(offers, tally.letter().fit(offers));
        if (forAll.isPresent()) {
            tally.allRefusedByUs(forAll.get().status(), forAll.get().reply());
            return;
        }
        if (offers.utf8()) return;
        for (Recipient recipient : tally.untried()) {
            String domain = recipient.address().domain();
            if (AsciiDomain.twoReadings(domain)) {
                tally.refused(recipient, "5.1.2", twoReadings(domain));
            } else if (!plain(recipient)) {
                tally.refused(recipient, "5.6.7", "The mail host does not take addresses with letters outside ASCII.");
            }
        }
    }

    /// It can be written in ASCII: the domain can where the DNS has it, but a local part is the host's own affair (RFC
    /// 6531 §3.2).
    private static boolean plain(Recipient recipient) {
        return Transaction.ascii(AsciiDomain.within(recipient.address().toString()));
    }

    static String twoReadings(String domain) {
        return "The name " + domain + " has two readings in the DNS, for its sharp s, final sigma or joiner. Write it"
                + " as it stands there, with xn--.";
    }

    private static Optional<Verdict> whole(Offers offers, Letter letter) {
        Copies copies = letter.copies();
        boolean wide = letter.terms().letter().utf8() && copies.eightBitHeader();
        if (!offers.utf8() && (wide || !Transaction.ascii(AsciiDomain.within(copies.returnPath())))) {
            return Optional.of(new Verdict(
                    "5.6.7", "The letter has addresses or fields outside ASCII, which the mail host does not take."));
        }
        if (offers.maxSize() > 0 && copies.size() > offers.maxSize()) {
            return Optional.of(new Verdict(
                    "5.3.4",
                    "The letter has " + copies.size() + " octets; the mail host takes at most " + offers.maxSize()
                            + "."));
        }
        if (copies.eightBit() && !offers.eightBit()) {
            return Optional.of(new Verdict(
                    "5.6.3", "The letter has 8-bit text, and the mail host takes 7-bit text only (no 8BITMIME)."));
        }
        return Optional.empty();
    }
}
