package org.carillon.lists;

import java.util.ArrayList;
import java.util.List;

/// What whoever changes settings should know before: a sentence for each change that has more effects than its
/// words say.
public final class SettingWarnings {
    private SettingWarnings() {}

    public static List<String> of(Profile before, Profile after) {
        var sentences = new ArrayList<String>();
        for (Profile.Difference one : before.differences(after)) {
            if (one.key().equals(Profile.NAME) || one.key().equals(Profile.DESCRIPTION)) continue;
            String sentence = of(Setting.of(one.key()), one.after());
            if (!sentence.isEmpty()) sentences.add(sentence);
        }
        return List.copyOf(sentences);
    }

    /// Empty when there is nothing to be said.
    private static String of(Setting setting, String to) {
        return switch (setting) {
            case SUBSCRIBE, ARCHIVE, ROSTER -> opening(setting, to);
            case NONMEMBER, MEMBER_ACTION, EMERGENCY -> posting(setting, to);
            case EXPLICIT_DESTINATION, MAX_RECIPIENTS, MAX_SIZE -> limits(setting, to);
            case SUBJECT_PREFIX ->
                to.isEmpty()
                        ? ""
                        : "A tag before the subject breaks the signature (DKIM) of most authors; some hosts then file"
                                + " their posts as junk.";
            case REPLY_TO ->
                to.equals("list")
                        ? "Whoever answers privately writes to everybody by mistake. Where an author's signature (DKIM)"
                                + " covers Reply-To it breaks, and some hosts file such posts as junk."
                        : "";
            case VERP -> to.equals("off") ? "Bounces no longer tell which member they are about." : "";
            case ONE_CLICK ->
                to.equals("off")
                        ? "Big mailbox hosts want a way to leave with one click and may refuse posts without it."
                        : "";
            case FIRST_POST, MUNGE, FOOTER, ETIQUETTE, LANGUAGE -> "";
        };
    }

    private static String opening(Setting setting, String to) {
        return switch (setting + "=" + to) {
            case "SUBSCRIBE=closed", "SUBSCRIBE=invite" ->
                "Nobody joins on their own any more. Those who wait for a confirmation can no longer give it.";
            case "ARCHIVE=public" ->
                "Everybody can read the archive, and search engines will: also the posts that were written while only"
                        + " members or owners could read it.";
            case "ARCHIVE=none" -> "Nobody can read the archive any more, and posts from now on are not kept.";
            case "ROSTER=public" ->
                "Everybody can see who is on the list, and those who collect addresses for spam will.";
            default -> "";
        };
    }

    private static String posting(Setting setting, String to) {
        return switch (setting + "=" + to) {
            case "NONMEMBER=accept" -> "Anybody can write to every member, also those who send spam.";
            case "NONMEMBER=discard" ->
                "Members who write from another address than the one on the list are dropped without a word, too.";
            case "MEMBER_ACTION=discard" -> "No post goes out, and nobody is told.";
            case "MEMBER_ACTION=reject" -> "No post goes out, unless a member has an action of their own.";
            case "EMERGENCY=on" -> "Every post waits for you from now on, whoever wrote it.";
            case "EMERGENCY=off" -> "Posts that wait already go on waiting until somebody decides.";
            default -> "";
        };
    }

    private static String limits(Setting setting, String to) {
        return switch (setting + "=" + to) {
            case "EXPLICIT_DESTINATION=off" -> "Posts with the list in Bcc go out; that is how most spam comes.";
            case "MAX_RECIPIENTS=0" -> "Posts that name hundreds of others go out, and answers to all go to them.";
            case "MAX_SIZE=0" -> "The server's own limit is the only one: a big post is sent once to every member.";
            default -> "";
        };
    }
}
