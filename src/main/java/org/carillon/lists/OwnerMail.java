package org.carillon.lists;

import java.util.List;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.mail.AutomaticMail;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.Envelope;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.Headers;
import org.carillon.mail.Message;

/// A letter to `chess-owner`.
public sealed interface OwnerMail {
    /// It goes to [MailingList#hosts()], or to the postmaster when there are none.
    record Forward(List<Address> owners, CopyRecipe recipe) implements OwnerMail {}

    /// It goes nowhere.
    record Discard(String reason) implements OwnerMail {}

    /// Owners' vacation replies, bounces and circles end here. What bounces on the way to an owner comes back
    /// to
    /// `chess-bounces` without a member's tag, where it ends too.
    public static OwnerMail of(MailingList list, Envelope envelope, Message message) {
        Address own = list.address("owner");
        Headers headers = message.headers();
        Optional<String> mark =
                LoopRule.mark(OwnAddresses.of(own), headers).or(() -> AutomaticMail.answerMark(envelope, headers));
        if (mark.isPresent()) return new Discard(mark.get());
        List<Address> hosts = list.hosts().isEmpty() ? List.of(own.withLocal("postmaster")) : list.hosts();
        HeaderEdits edits = HeaderEdits.NONE.add("X-Loop", own.toString());
        return new Forward(hosts, CopyRecipe.same(list.address("bounces").toString(), edits));
    }
}
