package org.carillon.desk;

import java.util.List;
import org.carillon.delivery.Arrived;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.ListAnswer;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.Envelope;
import org.carillon.mail.MailTerms;
import org.carillon.mail.Message;
import org.carillon.mailbox.FolderName;
import org.carillon.vacation.ReplyDecision;

/// One consequence of a decision about a letter.
public sealed interface Effect {
    /// A post goes to all members and into the archive.
    ///
    /// @param tags marks that sort rules gave it
    record Publish(MailingList list, long messageId, Message message, List<String> tags) implements Effect {}

    /// A post waits for the people who run the list.
    record Hold(MailingList list, long messageId, Envelope envelope, Message message, HeldPosts.Why why)
            implements Effect {}

    /// Letters of a list's robot.
    record Answer(MailingList list, List<ListAnswer> answers) implements Effect {}

    /// Somebody who is away answers, if the budgets of replies have room.
    record AnswerAway(ReplyDecision.Reply reply) implements Effect {}

    /// A letter is passed on, such as one to the owners of a list.
    ///
    /// @param recipe its return path says who hears of failures
    /// @param terms what that one asked for
    record Forward(long messageId, String subject, CopyRecipe recipe, MailTerms terms, List<Address> to)
            implements Effect {}

    /// A letter goes into a folder of somebody here.
    ///
    /// @param messageId the letter as it came, or the part of it that a rule wants to keep
    /// @param recipe how the copy differs; its return path says who hears of failures
    /// @param believed who that is; else the postmaster hears of them in their place
    record File(long messageId, String subject, CopyRecipe recipe, MailTerms terms, Place place, boolean believed)
            implements Effect {}

    /// A folder.
    ///
    /// @param address to which the letter came
    record Place(long personId, FolderName folder, Address address) {}

    /// Who asked for it hears that the letter has arrived (RFC 3461 §4.1).
    record Confirm(Arrived letter) implements Effect {}

    /// A letter leaves together with another of the same transaction.
    ///
    /// @param item the other's number in the spool
    record Along(long item) implements Effect {}

    /// Nothing more happens; only a line in the log says so.
    record Drop(String reason) implements Effect {}

    /// The letter cannot go anywhere before a person does something: it is kept and shown.
    ///
    /// @param held by a rule, and not for what is missing: trying it again lets it pass that rule
    record SetAside(String reason, boolean held) implements Effect {}
}
