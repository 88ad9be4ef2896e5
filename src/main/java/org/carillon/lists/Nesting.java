package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.mail.Address;
import org.carillon.store.Sql;

/// Which list is on which other. Lists make no circle, whoever puts them in and wherever at the same moment: all nodes
/// take turns. Whether somebody may do it is asked by [Intake].
@ApplicationScoped
public class Nesting {
    /// How many lists a post passes at most, one below the other, beside the one it was written to.
    public static final int DEEPEST = 5;
    /// Lists below one, at any depth.
    static final int MOST = 1000;

    private static final String DOWN = "select distinct child_id from nested_list where parent_id = any(?)";
    private static final String UP = "select distinct parent_id from nested_list where child_id = any(?)";

    private final Sql sql;
    private final MemberCount count;
    private final Trail trail;
    private final Clock clock;

    Nesting(Sql sql, MemberCount count, Trail trail, Clock clock) {
        this.count = count;
        this.sql = sql;
        this.trail = trail;
        this.clock = clock;
    }

    /// Lists that are reached from one, itself not among them.
    ///
    /// @param levels of the longest way
    private record Family(int levels, Set<Long> lists) {}

    /// The lists on that list, by their addresses.
    public List<MailingList> on(MailingList parent) {
        return lists(step(DOWN, Set.of(parent.id())));
    }

    /// The lists that list is on, by their addresses.
    public List<MailingList> above(MailingList child) {
        return lists(step(UP, Set.of(child.id())));
    }

    private static List<MailingList> lists(Collection<Long> ids) {
        return ids.stream()
                .map(MailingList::withId)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(list -> list.address().toString()))
                .toList();
    }

    /// The lists on any of these, the oldest first.
    List<Long> on(Collection<Long> parents) {
        return step(DOWN, parents).stream().sorted().toList();
    }

    private List<Long> step(String way, Collection<Long> from) {
        return sql.list(way, row -> row.getLong(1), (Object) from.toArray(Long[]::new));
    }

    /// Ends where it must: there are no circles, and no way is longer than [#DEEPEST].
    private Family family(long start, String way) {
        var lists = new HashSet<Long>();
        int levels = 0;
        List<Long> next = step(way, Set.of(start));
        while (!next.isEmpty() && levels <= DEEPEST) {
            lists.addAll(next);
            levels++;
            next = step(way, next);
        }
        return new Family(levels, lists);
    }

    /// Puts one list onto another. False when it was there already.
    ///
    /// @throws SettingException when letters would go in circles or too deep, or to too many
    ///     lists; nothing was changed then
    @Transactional(dontRollbackOn = SettingException.class)
    public boolean nest(MailingList parent, MailingList child, By by) {
        sql.list("select id from nesting_turn where id = 1 for update", row -> row.getInt(1));
        if (step(DOWN, Set.of(parent.id())).contains(child.id())) return false;
        refuseCircle(parent, child);
        sql.update(
                "insert into nested_list (parent_id, child_id, nested_by, nested_at) values (?, ?, ?, ?)",
                parent.id(),
                child.id(),
                PlainText.line(by.who(), Trail.MAX_TEXT),
                clock.instant());
        trail.add(parent.id(), by, "list put on it", child.address().toString());
        trail.add(child.id(), by, "put onto a list", parent.address().toString());
        return true;
    }

    private void refuseCircle(MailingList parent, MailingList child) {
        Family below = family(child.id(), DOWN);
        if (parent.id() == child.id() || below.lists().contains(parent.id())) {
            throw new SettingException(child.address() + " cannot be on " + parent.address()
                    + ": what is posted there already comes here, so that letters would go in circles.");
        }
        Family above = family(parent.id(), UP);
        if (above.levels() + 1 + below.levels() > DEEPEST) {
            throw new SettingException("Lists stand on lists at most " + DEEPEST + " deep; with " + child.address()
                    + " it would be more. Put it onto a list further up.");
        }
        above.lists().add(parent.id());
        boolean many = above.lists().stream().anyMatch(top -> together(top, child, below) > MOST);
        if (many) {
            throw new SettingException("At most " + MOST + " lists can stand on one, those below them included; with "
                    + child.address() + " it would be more.");
        }
    }

    private int together(long top, MailingList child, Family below) {
        Set<Long> lists = family(top, DOWN).lists();
        lists.addAll(below.lists());
        lists.add(child.id());
        return lists.size();
    }

    /// Where a list is made, nobody is a member as a person any more: what nobody has agreed to would be posted to it.
    @Transactional
    void noPersonAt(Address address, By by) {
        String onLists = "select list_id from member where address_key = ?";
        for (long list : sql.list(onLists, row -> row.getLong(1), address.key())) {
            int gone = sql.update("delete from member where list_id = ? and address_key = ?", list, address.key());
            count.add(list, -gone);
            if (gone > 0) trail.add(list, by, "left", address + ", where a list is now");
        }
    }

    /// All lists below these, at any depth.
    Set<Long> family(Collection<Long> tops) {
        var all = new HashSet<Long>();
        for (long top : tops) all.addAll(family(top, DOWN).lists());
        return all;
    }

    /// Before a list goes: those it is on and those on it have a line about it.
    void end(MailingList list) {
        By by = By.house("the list " + list.address() + " is deleted");
        for (MailingList parent : above(list)) part(parent, list, by);
        for (MailingList child : on(list)) part(list, child, by);
    }

    /// Takes one list off another. False when it was not there.
    @Transactional
    public boolean part(MailingList parent, MailingList child, By by) {
        int gone = sql.update("delete from nested_list where parent_id = ? and child_id = ?", parent.id(), child.id());
        if (gone == 0) return false;
        trail.add(parent.id(), by, "list taken off it", child.address().toString());
        trail.add(child.id(), by, "taken off a list", parent.address().toString());
        return true;
    }
}
