package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Members get another address. Both are proven to be theirs when this is called: by tokens, or
/// by one account.
///
/// A membership moves with its options, its number and its posts. Is the new address on the
/// list already, both become one, and nothing is lost: see [#together]. Neither address may be
/// banned. Who runs a list by the old address does so by the new one only where one account has
/// proven both: the names of staff are a matter of those who run the list.
@ApplicationScoped
public class AddressChanges {
    /// What became of several memberships.
    ///
    /// @param moved addresses of lists
    /// @param refused a sentence for each list where it cannot be
    public record Outcome(List<Address> moved, List<String> refused) {
        public Outcome {
            moved = List.copyOf(moved);
            refused = List.copyOf(refused);
        }
    }

    private final Sql sql;
    private final Members members;
    private final MemberCount count;
    private final Bans bans;
    private final ListsAt addresses;
    private final ListRegister register;
    private final Trail trail;

    AddressChanges(
            Sql sql,
            Members members,
            MemberCount count,
            Bans bans,
            ListsAt addresses,
            ListRegister register,
            Trail trail) {
        this.addresses = addresses;
        this.sql = sql;
        this.members = members;
        this.count = count;
        this.bans = bans;
        this.register = register;
        this.trail = trail;
    }

    /// Why that member cannot have that address on the list; empty when nothing stands against it.
    public String objection(MailingList list, Member member, Address to) {
        try {
            Members.refuseOwn(list, to);
            addresses.refuse(to);
        } catch (SettingException robot) {
            return String.valueOf(robot.getMessage());
        }
        boolean banned = bans.of(list.id(), to).isPresent()
                || bans.of(list.id(), member.address()).isPresent();
        return banned
                ? to + " cannot take the place of " + member.address() + " on " + list.address()
                        + "; the people who run it answer questions: " + list.address("owner") + "."
                : "";
    }

    /// From now on the list delivers to that address.
    ///
    /// @throws SettingException when something stands against it
    @Transactional
    public void move(MailingList list, Member member, Address to, By by) {
        String objection = objection(list, member, to);
        if (!objection.isEmpty()) throw new SettingException(objection);
        carryOut(list, member, to, by);
    }

    /// All memberships of an address, on whatever list.
    @Transactional
    public Outcome moveAll(Address from, Address to, By by) {
        var moved = new ArrayList<Address>();
        var refused = new ArrayList<String>();
        for (Member member : members.of(List.of(from))) {
            MailingList list = MailingList.withId(member.listId()).orElse(null);
            if (list == null) continue;
            String objection = objection(list, member, to);
            if (objection.isEmpty()) {
                carryOut(list, member, to, by);
                moved.add(list.address());
            } else {
                refused.add(objection);
            }
        }
        return new Outcome(moved, refused);
    }

    /// The same, and who owned or moderated lists by the one address does so by the other: for
    /// two addresses of one account.
    @Transactional
    public Outcome moveWithRoles(Address from, Address to, By by) {
        Outcome outcome = moveAll(from, to, by);
        for (MailingList list : runBy(from)) {
            if (list.owns(from) && fits(list, to)) {
                register.addOwner(list, to, by);
                register.removeOwner(list, from, by);
            }
            if (list.moderates(from) && fits(list, to)) {
                register.addModerator(list, to, by);
                register.removeModerator(list, from, by);
            }
        }
        return outcome;
    }

    private static boolean fits(MailingList list, Address to) {
        try {
            Members.refuseOwn(list, to);
            return true;
        } catch (SettingException own) {
            return false;
        }
    }

    /// The lists whose owner or moderator that address is.
    public List<MailingList> runBy(Address address) {
        return sql.list("""
                        select list_id from list_owner where address_key = ?
                        union select list_id from list_moderator where address_key = ?""", row -> row.getLong(1), address.key(), address.key()).stream()
                .flatMap(id -> MailingList.withId(id).stream())
                .toList();
    }

    private void carryOut(MailingList list, Member member, Address to, By by) {
        Member there = members.find(list.id(), to).orElse(null);
        if (there != null && there.id() == member.id()) return;
        if (there != null) together(member, there);
        sql.update(
                "update member set address = ?, address_key = ?, address_start = ?, domain = ? where id = ?",
                to.toString(),
                to.key(),
                MemberSearch.start(to.key()),
                to.domain(),
                member.id());
        for (String table : List.of("join_request", "invitation")) {
            sql.update("delete from " + table + " where list_id = ? and address_key = ?", list.id(), to.key());
        }
        trail.add(list.id(), by, "has a new address, " + to, member.address().toString());
    }

    /// Two memberships become that of `member`, which keeps its number and options. What the
    /// other one had besides stays: its posts count, a hidden one stays hidden, posts come if
    /// they came to either, and the stricter action holds, so that nobody gets rid of one.
    private void together(Member member, Member other) {
        Member.Preferences mine = member.preferences();
        Member.Preferences others = other.preferences();
        boolean silent = !gets(mine) && gets(others);
        Member.Preferences chosen = silent ? mine.with(others.mode()).pausedUntil(others.pausedUntil()) : mine;
        PostAction action = stricter(member.action(), other.action());
        sql.update("delete from member where id = ?", other.id());
        count.add(member.listId(), -1);
        sql.update(
                "update member set mode = ?, paused_until = ?, hidden = ?, action = ?, posts = ?, name = ?, name_start = ? where id = ?",
                chosen.mode().word(),
                chosen.pausedUntil(),
                mine.hidden() || others.hidden(),
                action == null ? null : action.word(),
                member.posts() + other.posts(),
                name(member, other),
                MemberSearch.start(name(member, other)),
                member.id());
    }

    private static boolean gets(Member.Preferences chosen) {
        return chosen.mode().posts() && chosen.pausedUntil() == null;
    }

    private static String name(Member member, Member other) {
        String name = member.mailbox().name();
        return name.isEmpty() ? other.mailbox().name() : name;
    }

    private static @Nullable PostAction stricter(@Nullable PostAction one, @Nullable PostAction two) {
        return rank(one) >= rank(two) ? one : two;
    }

    /// `accept` is laxer than to follow the list.
    private static int rank(@Nullable PostAction action) {
        if (action == null) return 1;
        return switch (action) {
            case ACCEPT -> 0;
            case HOLD -> 2;
            case REJECT -> 3;
            case DISCARD -> 4;
        };
    }
}
