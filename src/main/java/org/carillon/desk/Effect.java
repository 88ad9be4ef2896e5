package org.carillon.desk;

import java.util.List;
import org.carillon.lists.ListAnswer;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.Envelope;
import org.carillon.mail.Message;

/// One consequence of a decision about a letter.
public sealed interface Effect {
    /// A post goes to all members and into the archive.
    record Publish(MailingList list, long messageId, Message message) implements Effect {}

    /// A post waits for the people who run the list.
    record Hold(MailingList list, long messageId, Envelope envelope, Message message, String reason)
            implements Effect {}

    /// Letters of a list's robot.
    record Answer(MailingList list, List<ListAnswer> answers) implements Effect {}

    /// A letter is passed on, such as one to the owners of a list.
    ///
    /// @param recipe its return path says who hears of failures
    record Forward(long messageId, String subject, CopyRecipe recipe, List<Address> to) implements Effect {}

    /// Nothing more happens; only a line in the log says so.
    record Drop(String reason) implements Effect {}

    /// The letter cannot go anywhere before a person does something: it is kept and shown.
    record SetAside(String reason) implements Effect {}
}
