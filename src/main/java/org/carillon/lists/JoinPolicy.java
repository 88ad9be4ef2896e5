package org.carillon.lists;

import java.util.Locale;

/// How people get onto a list by themselves: the setting `subscribe`. Whom the people who run it take in does not go
/// by it, nor does an invitation.
///
/// | | nothing proves the address | the author is proven | signed in, or a token came back |
/// |---|---|---|---|
/// | open | asked back | joins | joins |
/// | confirm | asked back | asked back | joins |
/// | moderate | asked back | waits | waits |
/// | confirm+moderate | asked back | asked back | waits |
/// | closed, invite | refused | refused | refused |
///
/// A moderator hears only of people whose address is proven: so nobody is put before the moderators in another's
/// name, and nobody can stand in the way of the one whose address it is.
public enum JoinPolicy {
    OPEN(true, false),
    CONFIRM(true, false),
    MODERATE(true, true),
    CONFIRM_MODERATE(true, true),
    CLOSED(false, false),
    INVITE(false, false);

    /// What is done with somebody who asks.
    enum Step {
        REFUSE,
        /// A letter asks whether it was they.
        ASK,
        /// They wait for a moderator.
        WAIT,
        JOIN
    }

    private final boolean onTheirOwn;
    private final boolean moderated;

    JoinPolicy(boolean onTheirOwn, boolean moderated) {
        this.onTheirOwn = onTheirOwn;
        this.moderated = moderated;
    }

    /// Nobody gets onto a list that is closed, whatever its setting says.
    public static JoinPolicy of(MailingList list) {
        return list.closed() ? CLOSED : of(list.settings());
    }

    static JoinPolicy of(ListSettings settings) {
        return valueOf(settings.value(Setting.SUBSCRIBE).replace('+', '_').toUpperCase(Locale.ROOT));
    }

    /// As it stands in the setting: `confirm+moderate`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '+');
    }

    /// People may ask to join.
    public boolean onTheirOwn() {
        return onTheirOwn;
    }

    /// Somebody decides about each who asks.
    public boolean moderated() {
        return moderated;
    }

    /// The same for those on the list and for others as long as nothing is proven.
    ///
    /// @param invited an invitation to the address is open
    Step step(Proof proof, boolean invited) {
        if (proof == Proof.NONE) return onTheirOwn ? Step.ASK : Step.REFUSE;
        if (invited) return Step.JOIN;
        if (!onTheirOwn) return Step.REFUSE;
        boolean token = this == CONFIRM || this == CONFIRM_MODERATE;
        if (token && proof == Proof.AUTHOR) return Step.ASK;
        return moderated ? Step.WAIT : Step.JOIN;
    }

    /// What people hear who want onto a closed list.
    static String shut(MailingList list) {
        return "The list " + list.address() + " is closed: nobody can join it or post there any more.";
    }

    /// Why nobody gets on by asking, for whoever asks.
    String refusal(MailingList list) {
        String owners = list.address("owner").toString();
        if (list.closed()) return shut(list) + " Questions go to " + owners + ".";
        return this == INVITE
                ? "Only who was invited can join this list, by the letter that invited them; for an invitation please"
                        + " write to " + owners + "."
                : "Nobody can join this list on their own; please write to " + owners + ".";
    }
}
