package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.store.Sql;

/// The same done with several members of a list.
@ApplicationScoped
public class MemberDeeds {
    private final Sql sql;
    private final Members members;
    private final MemberCount count;
    private final Trail trail;

    MemberDeeds(Sql sql, Members members, MemberCount count, Trail trail) {
        this.sql = sql;
        this.members = members;
        this.count = count;
        this.trail = trail;
    }

    /// Those of the list that have these numbers, at most a thousand.
    public List<Member> named(MailingList list, List<Long> ids) {
        return sql.list(
                "select " + Members.COLUMNS + " from member where list_id = ? and id = any(?) order by id",
                Members::member,
                list.id(),
                ids.toArray(Long[]::new));
    }

    /// Removes them without a letter; returns how many were still there.
    @Transactional
    public int remove(MailingList list, List<Member> some, By by) {
        Long[] ids = some.stream().map(Member::id).toArray(Long[]::new);
        int removed = sql.update("delete from member where list_id = ? and id = any(?)", list.id(), ids);
        count.add(list.id(), -removed);
        trail.addAll(
                list.id(),
                by,
                "left",
                some.stream().map(Member::address).map(Address::toString).toList());
        return removed;
    }

    /// @throws SettingException which says what is allowed; then nobody is changed
    @Transactional
    public int change(List<Member> some, MemberChange change, By by) {
        some.forEach(member -> members.change(member, change, by));
        return some.size();
    }
}
