package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.domains.Secrets;
import org.carillon.mail.Address;
import org.carillon.store.Sql;

/// Links by which members without an account get to their own options. Each is for one membership at one address and
/// lives three days; only the last one that was sent is good. No link is stored, as our code over the member, the time
/// and the number of the link cannot be made up. Whoever has it has read mail at that address.
@ApplicationScoped
public class MemberLinks {
    private static final Duration LIFE = Duration.ofDays(3);
    private static final String PURPOSE = "options";
    private static final int CODE = 26;

    /// What a good link leads to.
    public record Open(Member member, Instant until) {}

    private final Secrets secrets;
    private final Members members;
    private final LetterBudget budget;
    private final Clock clock;
    private final Sql sql;
    private final Trail trail;
    private final Confirmations confirmations;

    MemberLinks(
            Secrets secrets,
            Members members,
            LetterBudget budget,
            Clock clock,
            Sql sql,
            Trail trail,
            Confirmations confirmations) {
        this.confirmations = confirmations;
        this.secrets = secrets;
        this.members = members;
        this.budget = budget;
        this.clock = clock;
        this.sql = sql;
        this.trail = trail;
    }

    /// Whether the address and the network may have one more letter. Call it outside of a transaction.
    ///
    /// @param network where somebody is who says that this is their address
    public boolean affordable(Address who, String network) {
        return budget.pageQuestion(who, network);
    }

    /// The letter to write, also to who is no member, so that neither words nor time tell who is one. Its link is good
    /// from [#sent] on; until then the older one is: nobody ends it by asking for letters that no budget allows.
    public List<ListAnswer> letters(MailingList list, Address who) {
        String token = members.find(list.id(), who).map(this::token).orElse("");
        return List.of(new ListAnswer.OptionsLink(who, token));
    }

    private String token(Member member) {
        long until = clock.instant().plus(LIFE).getEpochSecond();
        String plain = member.tag() + "-" + Long.toString(until, Character.MAX_RADIX);
        return plain + "-" + secrets.mac(PURPOSE, bound(member, plain, number(member) + 1), CODE);
    }

    private long number(Member member) {
        return sql.number("select link_number from member where id = ?", member.id());
    }

    private static String bound(Member member, String plain, long number) {
        return MailingList.key(member.listId()) + " " + plain + " " + number + " "
                + member.address().key();
    }

    /// Whose options a link leads to; nothing when it was not made here for this list, is too old, another was sent
    /// after it, it was ended, or the member is gone or has another address.
    public Optional<Open> open(MailingList list, String token) {
        return open(list, token, 0);
    }

    /// @param behind the last that was sent
    private Optional<Open> open(MailingList list, String token, int behind) {
        if (!token.matches("[0-9a-z]{1,13}-[0-9a-z]{1,8}-[0-9a-z]{" + CODE + "}")) return Optional.empty();
        String[] parts = token.split("-");
        String plain = parts[0] + "-" + parts[1];
        Instant until = Instant.ofEpochSecond(Long.parseLong(parts[1], Character.MAX_RADIX));
        if (!clock.instant().isBefore(until)) return Optional.empty();
        return members.findTag(list.id(), parts[0])
                .filter(member -> secrets.verify(PURPOSE, bound(member, plain, number(member) + behind), parts[2]))
                .map(member -> new Open(member, until));
    }

    /// A letter with that link is written: links that were sent before are good no more.
    @Transactional
    public void sent(MailingList list, String token) {
        open(list, token, 1).ifPresent(open -> next(open.member()));
    }

    /// A new address that whoever had the older link wants is asked in vain from now on.
    private void next(Member member) {
        confirmations.forgetArrivals(member.listId(), member.address());
        sql.update("update member set link_number = link_number + 1 where id = ?", member.id());
    }

    /// Ends the link that is good.
    @Transactional
    public void end(Member member, By by) {
        next(member);
        trail.add(
                member.listId(),
                by,
                "ended the link to options",
                member.address().toString());
    }
}
