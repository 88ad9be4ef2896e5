package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.domains.Secrets;
import org.carillon.mail.Address;

/// Links by which members without an account get to their own options. Each is for one membership and lives three days;
/// nothing is stored, as our code over the member and the time cannot be made up. Whoever has it has read mail at that
/// address.
@ApplicationScoped
public class MemberLinks {
    private static final Duration LIFE = Duration.ofDays(3);
    private static final String PURPOSE = "options";
    private static final int CODE = 26;

    private final Secrets secrets;
    private final Members members;
    private final LetterBudget budget;
    private final Clock clock;

    MemberLinks(Secrets secrets, Members members, LetterBudget budget, Clock clock) {
        this.secrets = secrets;
        this.members = members;
        this.budget = budget;
        this.clock = clock;
    }

    /// Whether the address and the network may have one more letter. Call it outside of a transaction.
    ///
    /// @param network where somebody is who says that this is their address
    public boolean affordable(Address who, String network) {
        return budget.pageQuestion(who, network);
    }

    /// The letter to write, also to who is no member, so that neither words nor time tell who is one.
    public List<ListAnswer> letters(MailingList list, Address who) {
        String token = members.find(list.id(), who).map(this::token).orElse("");
        return List.of(new ListAnswer.OptionsLink(who, token));
    }

    private String token(Member member) {
        long until = clock.instant().plus(LIFE).getEpochSecond();
        String plain = member.tag() + "-" + Long.toString(until, Character.MAX_RADIX);
        return plain + "-" + secrets.mac(PURPOSE, bound(member.listId(), plain), CODE);
    }

    private static String bound(long listId, String plain) {
        return MailingList.key(listId) + " " + plain;
    }

    /// Whose options a link leads to; nothing when it was not made here for this list, is too old, or the member is
    /// gone.
    public Optional<Member> member(MailingList list, String token) {
        if (!token.matches("[0-9a-z]{1,13}-[0-9a-z]{1,8}-[0-9a-z]{" + CODE + "}")) return Optional.empty();
        String[] parts = token.split("-");
        String plain = parts[0] + "-" + parts[1];
        boolean ours = secrets.verify(PURPOSE, bound(list.id(), plain), parts[2]);
        boolean alive =
                Long.parseLong(parts[1], Character.MAX_RADIX) > clock.instant().getEpochSecond();
        return ours && alive ? members.findTag(list.id(), parts[0]) : Optional.empty();
    }
}
