package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.carillon.mail.Address;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Members get another address. Both are proven to be theirs when this is called: by tokens, or
/// by one account.
///
/// A membership moves with its options, its number and its posts. Is the new address on the
/// list already, both become one, and nothing is lost: see [Merged]. Neither address may be
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

    private static final int MOST_TRIES = 5;

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
    /// @throws SettingException when something stands against it; then nothing is changed
    @Transactional
    public void move(MailingList list, Member member, Address to, By by) {
        String objection = objection(list, member, to);
        if (!objection.isEmpty()) throw new SettingException(objection);
        if (!carryOut(list, member, to, by)) throw new SettingException(gone(member.address()));
    }

    static String gone(Address old) {
        return old + " is not on the list any more.";
    }

    /// The membership of that list alone.
    @Transactional
    public Outcome moveOn(MailingList list, Address from, Address to, By by) {
        return moved(members.find(list.id(), from).stream().toList(), to, by);
    }

    /// All memberships of an address, on whatever list.
    @Transactional
    public Outcome moveAll(Address from, Address to, By by) {
        var moved = new ArrayList<Address>();
        var refused = new ArrayList<String>();
        for (List<Member> some = members.of(from, 0);
                !some.isEmpty();
                some = members.of(from, some.getLast().listId())) {
            Outcome outcome = moved(some, to, by);
            moved.addAll(outcome.moved());
            refused.addAll(outcome.refused());
        }
        return new Outcome(moved, refused);
    }

    private Outcome moved(List<Member> memberships, Address to, By by) {
        var moved = new ArrayList<Address>();
        var refused = new ArrayList<String>();
        for (Member member : memberships) {
            MailingList list = MailingList.withId(member.listId()).orElse(null);
            if (list == null) continue;
            String objection = objection(list, member, to);
            if (!objection.isEmpty()) refused.add(objection);
            else if (carryOut(list, member, to, by)) moved.add(list.address());
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

    /// False when the member has gone meanwhile. Somebody may join by the new address in the same moment: then there
    /// are two memberships after all, and they become one.
    private boolean carryOut(MailingList list, Member member, Address to, By by) {
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            Member there = members.find(list.id(), to).orElse(null);
            Map<Long, Member> locked = locked(member, there);
            Member mine = locked.get(member.id());
            if (mine == null) return false;
            if (mine.address().sameMailbox(to)) return true;
            Member other = there == null ? null : locked.get(there.id());
            if (other != null && !other.address().sameMailbox(to)) other = null;
            if (written(mine, other, to)) {
                settle(list, mine, to, by);
                return true;
            }
        }
        throw new SettingException("People come and go at " + to + " just now. Try again.");
    }

    /// As they are now, and stay until the transaction ends; in the order of their numbers, so that two who do this at
    /// once do not wait for each other.
    private Map<Long, Member> locked(Member member, @Nullable Member there) {
        var found = new HashMap<Long, Member>();
        LongStream.of(member.id(), there == null ? member.id() : there.id())
                .sorted()
                .distinct()
                .mapToObj(id -> sql.first(
                        "select " + Members.COLUMNS + " from member where id = ? for update", Members::member, id))
                .flatMap(Optional::stream)
                .forEach(one -> found.put(one.id(), one));
        return found;
    }

    private boolean written(Member mine, @Nullable Member other, Address to) {
        Merged one = other == null ? Merged.alone(mine) : Merged.of(mine, other);
        boolean done = sql.unlessTaken(() -> {
            if (other != null) sql.update("delete from member where id = ?", other.id());
            write(mine.id(), one, to);
        });
        if (done && other != null) count.add(mine.listId(), -1);
        return done;
    }

    private void write(long id, Merged one, Address to) {
        sql.update(
                """
                update member set address = ?, address_key = ?, address_start = ?, domain = ?, mode = ?,
                    paused_until = ?, hidden = ?, action = ?, posts = ?, name = ?, name_start = ? where id = ?""",
                to.toString(),
                to.key(),
                MemberSearch.start(to.key()),
                to.domain(),
                one.mode().word(),
                one.pausedUntil(),
                one.hidden(),
                one.action() == null ? null : one.action().word(),
                one.posts(),
                one.name(),
                MemberSearch.start(one.name()),
                id);
    }

    private void settle(MailingList list, Member member, Address to, By by) {
        for (String table : List.of("join_request", "invitation")) {
            sql.update("delete from " + table + " where list_id = ? and address_key = ?", list.id(), to.key());
        }
        trail.add(list.id(), by, "has a new address, " + to, member.address().toString());
    }
}
