package org.carillon.delivery;

import org.carillon.mail.CopyRecipe;
import org.carillon.mail.MailTerms;

/// A letter that shall leave.
///
/// @param messageId its bytes in `store.Messages`
/// @param origin who wants to know of it, such as `list/12`, `person` or `house`; not understood here, save
///     that a
///     letter of a `person` which cannot be delivered is answered with a bounce
/// @param subject for people who look at the queue
/// @param terms what the sender asked for; they go on with the letter
public record Outgoing(
        long messageId, CopyRecipe recipe, Priority priority, String origin, String subject, MailTerms terms) {
    /// Characters of a subject that are kept.
    private static final int MAX_SUBJECT = 200;

    /// Origin of the letters of people, who get a bounce for what cannot be delivered.
    public static final String PERSON = "person";

    /// Origin of letters that go into folders of people here; the tag of each recipient says whose and which
    /// ([LocalDrop]). Their senders get a bounce, too.
    public static final String FOLDER = "folder";

    /// The same for a letter of whose sender nothing is proven: reports on it would go to whoever was
    /// forged. That it cannot be filed is told to the postmaster.
    public static final String UNPROVEN = FOLDER + "/unproven";

    /// Origin of letters that the house writes itself.
    public static final String HOUSE = "house";

    /// Origin of reports to people on what became of their letters; of one that cannot be delivered the postmaster
    /// hears, once.
    public static final String REPORT = HOUSE + "/report";

    /// Without terms, as letters of lists and of the house are: their return path gets the reports (RFC 3461 §5.2.7.3).
    public Outgoing(long messageId, CopyRecipe recipe, Priority priority, String origin, String subject) {
        this(messageId, recipe, priority, origin, subject, MailTerms.NONE);
    }

    /// The first word of the origin, such as `list`.
    String from() {
        int slash = origin.indexOf('/');
        return slash < 0 ? origin : origin.substring(0, slash);
    }

    public Outgoing {
        subject = subject.replaceAll("\\p{Cntrl}", " ");
        if (subject.length() > MAX_SUBJECT) subject = subject.substring(0, MAX_SUBJECT);
    }
}
