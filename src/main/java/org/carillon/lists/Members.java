package org.carillon.lists;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Who is on which list. Works the same for ten and for a million members: everything is paged by number or
/// streamed.
@ApplicationScoped
public class Members {
    /// Seconds; a million members take a few minutes.
    private static final int LONGEST_IMPORT = 3600;

    static final String COLUMNS = "id, list_id, address, name, mode, own_posts, action, posts";
    private static final int FETCH = 1000;

    private final Sql sql;
    private final Admissions admissions;
    private final MemberImport imports;
    private final Trail trail;

    Members(Sql sql, Admissions admissions, MemberImport imports, Trail trail) {
        this.sql = sql;
        this.admissions = admissions;
        this.imports = imports;
        this.trail = trail;
    }

    /// Takes somebody in, whichever way he came. False when he was a member already; then nothing is changed.
    /// @param by who did it: an address, `api`
    /// @throws SettingException when that address can be no member
    @Transactional
    public boolean admit(MailingList list, Mailbox who, MemberMode mode, By by) {
        refuseOwn(list, who.address());
        return admissions.admit(list, List.of(new Admissions.Newcomer(who, mode)), by) > 0;
    }

    /// Takes in everybody in a file: one `address` or `Name <address>` a line, then perhaps `,mode`. Nobody
    /// gets a letter. All or nothing, but wrong lines are passed over and reported.
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_IMPORT)
    public ImportReport importAll(MailingList list, Stream<String> lines, By by) {
        return imports.read(list, lines, by);
    }

    /// False when there was no such member.
    @Transactional
    public boolean remove(MailingList list, Address address, By by) {
        int removed = sql.update("delete from member where list_id = ? and address_key = ?", list.id(), address.key());
        if (removed > 0) trail.add(list.id(), by, "left", address.toString());
        return removed > 0;
    }

    @Transactional
    public void choose(Member member, Member.Preferences preferences, By by) {
        sql.update(
                "update member set mode = ?, own_posts = ? where id = ?",
                preferences.mode().word(),
                preferences.ownPosts(),
                member.id());
        trail.add(
                member.listId(),
                by,
                "set mode " + preferences.mode().word() + (preferences.ownPosts() ? "" : ", no own posts"),
                member.address().toString());
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

    public long count(long listId) {
        return sql.number("select count(*) from member where list_id = ?", listId);
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

    /// Hands over everybody who gets a copy of a post, with his tag, ordered by domain and without holding more
    /// than a thousand in memory. Wants a transaction (PostgreSQL streams in no other way).
    /// @param author whose own copy is left out when he wants none
    public void eachRecipient(
            Connection connection, long listId, @Nullable Address author, BiConsumer<Address, String> sink)
            throws SQLException {
        String sql = """
                select id, address, domain from member
                where list_id = ? and mode = 'regular' and (own_posts = true or address_key <> ?)
                order by domain, id""";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            Sql.bind(statement, listId, author == null ? "" : author.key());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) sink.accept(Address.of(rows.getString("address")), Member.tag(rows.getLong("id")));
            }
        }
    }

    /// A list that is its own member would write to itself for ever.
    static void refuseOwn(MailingList list, Address address) {
        if (!address.domain().equals(list.address().domain())) return;
        boolean beside = ListSuffix.split(address.local()).stream()
                .anyMatch(w -> w.list().equals(list.address().local()));
        if (beside || address.sameMailbox(list.address())) {
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
                new Member.Preferences(MemberMode.of(row.getString("mode")), row.getBoolean("own_posts")),
                action == null ? null : PostAction.of(action),
                row.getInt("posts"));
    }
}
