package org.carillon.letters;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import java.util.List;
import org.carillon.lists.HeldPost;
import org.carillon.lists.Invitation;
import org.carillon.lists.JoinRequest;
import org.carillon.lists.ListAnswer;

/// The letters that lists write: the method `confirmJoin` fills `templates/letters/confirm-join.txt`.
@CheckedTemplate(basePath = "letters", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public final class ListLetters {
    private ListLetters() {}

    public static native MailTemplateInstance confirmJoin(ListWords list, String address, String token);

    public static native MailTemplateInstance confirmLeave(ListWords list, String address, String token);

    /// @param change what will be different, such as `mode nomail`
    public static native MailTemplateInstance confirmChange(
            ListWords list, String address, String change, String token);

    /// @param where on which lists
    public static native MailTemplateInstance confirmMove(
            ListWords list, String address, String newAddress, String where, String token);

    /// To the new address.
    public static native MailTemplateInstance confirmArrival(
            ListWords list, String address, String newAddress, String where, String token);

    /// To the old address, before the new one has answered.
    public static native MailTemplateInstance moving(ListWords list, String address, String newAddress);

    /// To the old address.
    public static native MailTemplateInstance moved(
            ListWords list, String address, String newAddress, List<String> lists);

    public static native MailTemplateInstance welcome(ListWords list, String address);

    public static native MailTemplateInstance goodbye(ListWords list, String address);

    public static native MailTemplateInstance results(ListWords list, List<ListAnswer.Result> results);

    /// @param subject of the post that went out
    public static native MailTemplateInstance receipt(ListWords list, String subject);

    /// @param link to the options; empty when that address is not on the list
    public static native MailTemplateInstance options(ListWords list, String address, String link);

    public static native MailTemplateInstance help(ListWords list);

    /// To whom the list is not known, and who does not learn more of it.
    public static native MailTemplateInstance strangerHelp(ListWords list);

    /// @param more there are others, whom a page shows
    public static native MailTemplateInstance who(ListWords list, List<String> members, boolean more);

    /// Stands before a post of the archive.
    public static native MailTemplateInstance oldPost(ListWords list, long number, long posts, String subject);

    /// Somebody wants in.
    ///
    /// @param approve the address to which any letter lets them in
    /// @param reject the address to which any letter does not
    /// @param waiting how many people wait in all
    public static native MailTemplateInstance request(
            ListWords list, JoinRequest request, String approve, String reject, long waiting, boolean full);

    /// @param reason may be empty
    public static native MailTemplateInstance declined(ListWords list, String address, String reason);

    public static native MailTemplateInstance undecided(ListWords list, String address);

    public static native MailTemplateInstance invitation(ListWords list, Invitation invitation, String token);

    /// @param waiting how many posts wait in all
    public static native MailTemplateInstance held(ListWords list, long id, HeldPost.Summary post, long waiting);
}
