package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Who is on which list. Works the same for ten and for a million members: everything is paged by number or
/// streamed.
@ApplicationScoped
public class Members {
    static final String COLUMNS =
            "id, list_id, address, name, mode, own_posts, duplicates, hidden, ack, paused_until, action, posts";

    private final Sql sql;
    private final Admissions admissions;
    private final MemberImport imports;
    private final ListsAt addresses;
    private final MemberCount count;
    private final Trail trail;
    private final Clock clock;

    Members(
            Sql sql,
            Admissions admissions,
            MemberImport imports,
            ListsAt addresses,
            MemberCount count,
            Trail trail,
            Clock clock) {
        this.addresses = addresses;
        this.sql = sql;
        this.admissions = admissions;
        this.imports = imports;
        this.count = count;
        this.trail = trail;
        this.clock = clock;
    }

    /// Takes somebody in, whichever way he came. False when he was a member already; then nothing is changed.
    /// @param by who did it: an address, `api`
    /// @throws SettingException when that address can be no member
    @Transactional
    public boolean admit(MailingList list, Mailbox who, MemberMode mode, By by) {
        return admit(list, who, Member.Preferences.USUAL.with(mode), by);
    }

    /// The same, with everything that a member may choose.
    @Transactional
    public boolean admit(MailingList list, Mailbox who, Member.Preferences preferences, By by) {
        refuseOwn(list, who.address());
        addresses.refuse(who.address());
        return admissions.admit(list, List.of(new Admissions.Newcomer(who, preferences)), by) > 0;
    }

    /// Takes in all people in a file, in any of the forms that docs/lists.md names. Nobody gets a letter. Wrong lines
    /// are
    /// passed over and reported.
    ///
    /// @param progress hears how many bytes are done
    /// @throws SettingException when it is no file of members; then nobody is taken in
    public ImportReport importAll(MailingList list, MemberSource source, By by, LongConsumer progress)
            throws IOException {
        return imports.read(list, source, by, this::refuseList, progress);
    }

    private boolean refuseList(Address address) {
        addresses.refuse(address);
        return false;
    }

    /// The same with a few lines.
    public ImportReport importAll(MailingList list, Stream<String> lines, By by) {
        try {
            return importAll(list, MemberSource.text(lines.collect(Collectors.joining("\n"))), by, bytes -> {});
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// False when there was no such member.
    @Transactional
    public boolean remove(MailingList list, Address address, By by) {
        int removed = sql.update("delete from member where list_id = ? and address_key = ?", list.id(), address.key());
        count.add(list.id(), -removed);
        if (removed > 0) trail.add(list.id(), by, "left", address.toString());
        return removed > 0;
    }

    /// Writes down what a member chose, as far as it is different, with a line in the trail that names what is
    /// different.
    @Transactional
    public void choose(Member member, Member.Preferences chosen, By by) {
        String different = MemberOption.different(member.preferences(), chosen, clock);
        if (different.isEmpty()) return;
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (MemberOption option : MemberOption.values()) {
            if (option.differs(member.preferences(), chosen, clock)) values.put(option.column(), option.stored(chosen));
        }
        String columns = values.keySet().stream().map(c -> c + " = ?").collect(Collectors.joining(", "));
        var bound = new ArrayList<@Nullable Object>(values.values());
        bound.add(member.id());
        sql.update("update member set " + columns + " where id = ?", bound.toArray());
        trail.add(member.listId(), by, "set " + different, member.address().toString());
    }

    /// What the member chose, with these options changed; nothing is written down yet.
    ///
    /// @param options by the keys of [MemberOption]
    /// @throws SettingException which says what is allowed
    public Member.Preferences wished(Member.Preferences before, Map<String, String> options) {
        Member.Preferences wished = before;
        for (var one : options.entrySet())
            wished = MemberOption.of(one.getKey()).in(wished, one.getValue(), clock);
        return wished;
    }

    /// Gets nothing for now, and again by itself.
    public boolean paused(Member member) {
        return member.preferences().pausedAt(clock.instant());
    }

    /// Every option of a member with its value.
    public Map<String, String> options(Member member) {
        return MemberOption.all(member.preferences(), clock);
    }

    /// What happens to this member's posts, whatever the list does with the others; null ends that.
    @Transactional
    public void act(Member member, @Nullable PostAction action, By by) {
        sql.update("update member set action = ? where id = ?", action == null ? null : action.word(), member.id());
        trail.add(
                member.listId(),
                by,
                action == null ? "no own action" : "action " + action.word(),
                member.address().toString());
    }

    /// Changes what is named, or nothing when some of it is wrong.
    /// @throws SettingException which says what is allowed
    @Transactional
    public void change(Member member, MemberChange change, By by) {
        Member.Preferences wished = wished(member.preferences(), change.options());
        if (change.action() != null) {
            PostAction action = MemberChange.action(change.action());
            if (action != member.action()) act(member, action, by);
        }
        if (change.name() != null) rename(member, shortName(change.name()), by);
        choose(member, wished, by);
    }

    private void rename(Member member, String name, By by) {
        if (name.equals(member.mailbox().name())) return;
        sql.update(
                "update member set name = ?, name_start = ? where id = ?", name, MemberSearch.start(name), member.id());
        trail.add(
                member.listId(),
                by,
                "name " + (name.isEmpty() ? "taken away" : name),
                member.address().toString());
    }

    /// Counts an accepted post of a member.
    void countPost(long memberId) {
        sql.update("update member set posts = posts + 1 where id = ?", memberId);
    }

    public Optional<Member> find(long listId, Address address) {
        return sql.first(
                "select " + COLUMNS + " from member where list_id = ? and address_key = ?",
                Members::member,
                listId,
                address.key());
    }

    public Optional<Member> find(long listId, long memberId) {
        return sql.first(
                "select " + COLUMNS + " from member where id = ? and list_id = ?", Members::member, memberId, listId);
    }

    /// The member that a return path or link names, when there still is one.
    public Optional<Member> findTag(long listId, String tag) {
        if (!tag.matches("[0-9a-z]{1,12}")) return Optional.empty();
        return find(listId, Long.parseLong(tag, Character.MAX_RADIX));
    }

    /// All memberships of these addresses, on whatever list; at most 500.
    public List<Member> of(List<Address> addresses) {
        String[] keys = addresses.stream().map(Address::key).toArray(String[]::new);
        return sql.list(
                "select " + COLUMNS + " from member where address_key = any(?) order by list_id, id limit 500",
                Members::member,
                (Object) keys);
    }

    /// The next memberships of that address, on lists behind that number (0: from the first); at most 500.
    List<Member> of(Address address, long afterListId) {
        return sql.list(
                "select " + COLUMNS + " from member where address_key = ? and list_id > ? order by list_id limit 500",
                Members::member,
                address.key(),
                afterListId);
    }

    public long count(long listId) {
        return count.of(listId);
    }

    /// Members in the order in which they came, behind that number (0: from the first).
    public List<Member> page(long listId, long afterId, int limit) {
        return sql.list(
                "select " + COLUMNS + " from member where list_id = ? and id > ? order by id limit ?",
                Members::member,
                listId,
                afterId,
                limit);
    }

    /// The lists of this domain that the address is on, by their numbers.
    public List<Long> listsOf(Address address, String domain) {
        return sql.list("""
                select m.list_id from member m join mailing_list l on l.id = m.list_id
                where m.address_key = ? and l.domain = ? order by l.local""", row -> row.getLong(1), address.key(), domain);
    }

    /// A list that is its own member would write to itself for ever.
    static void refuseOwn(MailingList list, Address address) {
        refuseOwn(list.own(), address);
    }

    /// The same for many: what the list is called need be put together only once.
    static void refuseOwn(OwnAddresses list, Address address) {
        boolean beside =
                ListSuffix.split(address.local()).stream().anyMatch(w -> list.has(address.withLocal(w.list())));
        if (beside || list.has(address)) {
            throw new SettingException(address + " is an address of the list itself.");
        }
    }

    static String shortName(String name) {
        return PlainText.line(name, 100);
    }

    static Member member(ResultSet row) throws SQLException {
        String action = row.getString("action");
        return new Member(
                row.getLong("id"),
                row.getLong("list_id"),
                new Mailbox(row.getString("name"), Address.of(row.getString("address"))),
                preferences(row),
                action == null ? null : PostAction.of(action),
                row.getInt("posts"));
    }

    private static Member.Preferences preferences(ResultSet row) throws SQLException {
        return new Member.Preferences(
                MemberMode.of(row.getString("mode")),
                row.getBoolean("own_posts"),
                row.getBoolean("duplicates"),
                row.getBoolean("hidden"),
                row.getBoolean("ack"),
                Sql.optionalInstant(row, "paused_until").orElse(null));
    }
}
