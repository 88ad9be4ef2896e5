package org.carillon.vacation;

import java.util.List;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.mail.AutomaticMail;
import org.carillon.mail.Headers;
import org.carillon.mail.Mailbox;
import org.carillon.mail.ReturnPath;
import org.carillon.trust.Provenance;

/// Decides whether a letter to somebody who is away is answered: a pure function, rules in order, the first that
/// has something to say ends it (RFC 3834 §2, RFC 5230 §4.6). Budgets come afterwards, see [Budgets].
final class AwayPolicy {
    private static final List<String> DESTINATIONS = List.of("To", "Cc", "Bcc", "Resent-To", "Resent-Cc", "Resent-Bcc");

    private AwayPolicy() {}

    static ReplyDecision decide(Vacation vacation, AwayFacts facts) {
        Address sender = facts.envelope().sender();
        if (sender == null) return new ReplyDecision.Silence("empty return path");
        Optional<String> reason = notAway(vacation, facts)
                .or(() -> notBelieved(facts.provenance()))
                .or(() -> AutomaticMail.neverAnswerMark(facts.envelope(), facts.message()))
                .or(() -> unanswerable(sender, facts));
        if (reason.isPresent()) return new ReplyDecision.Silence(reason.get());
        List<Address> named = named(vacation, facts);
        if (named.isEmpty()) return new ReplyDecision.Silence("it is not addressed to the person");
        return reply(vacation, facts, sender, named);
    }

    private static Optional<String> notAway(Vacation vacation, AwayFacts facts) {
        if (!vacation.on()) return Optional.of("the person is not away");
        return vacation.span().holds(facts.acceptedAt())
                ? Optional.empty()
                : Optional.of("it is not a day on which the person is away");
    }

    /// An answer would go to whoever's address was forged (RFC 7208 §2.6.4 and RFC 9989).
    private static Optional<String> notBelieved(Provenance provenance) {
        if (provenance.forged()) {
            return Optional.of("it may be forged: " + provenance.dmarc().domain() + " does not vouch for it");
        }
        return provenance.senderDenied()
                ? Optional.of("it may be forged: its host may not send for "
                        + provenance.spf().domain())
                : Optional.empty();
    }

    private static Optional<String> unanswerable(Address sender, AwayFacts facts) {
        if (ReturnPath.readings(sender).stream().anyMatch(facts.to()::owns)) return Optional.of("the person wrote it");
        if (facts.house().senderIsList()) return Optional.of("the sender is a list of ours");
        if (passedHere(facts)) return Optional.of("it bears an X-Loop of the person");
        return OwnReply.quoted(facts.message(), facts.house().replyId())
                ? Optional.of("it answers a reply of ours")
                : Optional.empty();
    }

    private static boolean passedHere(AwayFacts facts) {
        return facts.message().headers().all("X-Loop").stream()
                .flatMap(value -> Mailbox.list(value).stream())
                .anyMatch(mailbox -> facts.to().owns(mailbox.address()));
    }

    /// The addresses of the person that stand in the letter's own fields, in their order.
    private static List<Address> named(Vacation vacation, AwayFacts facts) {
        Headers headers = facts.message().headers();
        return DESTINATIONS.stream()
                .flatMap(field -> headers.all(field).stream())
                .flatMap(value -> Mailbox.list(value).stream())
                .map(Mailbox::address)
                .filter(facts.to()::owns)
                .filter(address -> wanted(vacation, address))
                .toList();
    }

    private static boolean wanted(Vacation vacation, Address address) {
        String bare = Addressee.bare(address);
        return vacation.addresses().isEmpty()
                || vacation.addresses().stream().anyMatch(a -> a.key().equals(bare) || a.sameMailbox(address));
    }

    private static ReplyDecision reply(Vacation vacation, AwayFacts facts, Address sender, List<Address> named) {
        Headers headers = facts.message().headers();
        var from = new Mailbox(facts.to().name(), writtenTo(facts.to(), named));
        String subject = vacation.subject().isEmpty() ? ReplySubject.of(headers) : vacation.subject();
        var letter = new AwayLetter(sender, from, subject, vacation.text(), ReplyThread.of(headers));
        var correspondent = Correspondent.of(sender, facts.house().senderInside());
        var claim = new Claim(
                facts.to().personId(), correspondent, vacation.response(), vacation.every(), facts.acceptedAt());
        return new ReplyDecision.Reply(letter, claim);
    }

    /// The address of ours that the sender knows: the envelope's, when the letter names it; else one in the same
    /// domain; else the envelope's, as another domain's policy would refuse what we send in its name (RFC 7489).
    /// A stranger may choose any text as `+tag`; where it makes the address need quotes, it is left out.
    private static Address writtenTo(Addressee person, List<Address> named) {
        Address recipient = person.recipient();
        Address known = named.stream()
                .filter(recipient::sameMailbox)
                .findFirst()
                .or(() -> named.stream()
                        .filter(a -> a.domain().equals(recipient.domain()))
                        .findFirst())
                .orElse(recipient);
        return known.toString().startsWith("\"")
                ? Address.parse(Addressee.bare(known)).orElse(person.addresses().getFirst())
                : known;
    }
}
