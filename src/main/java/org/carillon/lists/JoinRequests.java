package org.carillon.lists;

import com.google.common.net.InternetDomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// People who wait for a moderator's word. Each waits once on a list, however often they ask.
@ApplicationScoped
public class JoinRequests {
    /// Then nobody will decide any more, and the asker is told.
    public static final Duration LIFE = Duration.ofDays(30);

    private static final String COLUMNS = "id, list_id, address, name, mode, words, asked_at";

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final RequestsConfig config;

    JoinRequests(Sql sql, Ids ids, Clock clock, RequestsConfig config) {
        this.config = config;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /// How many more are kept, of that asker's organisation or in all, whichever is less. Several who ask at the same
    /// moment may each see the last place.
    long room(MailingList list, Address who) {
        long ofDomain = sql.number(
                "select count(*) from join_request where list_id = ? and domain = ?", list.id(), organization(who));
        return Math.max(0, Math.min(config.perList() - count(list.id()), config.perDomain() - ofDomain));
    }

    /// `example.co.uk` for `ana@mail.example.co.uk`; the domain itself where that cannot be said.
    static String organization(Address who) {
        String domain = who.key().substring(who.key().lastIndexOf('@') + 1);
        if (!InternetDomainName.isValid(domain)) return domain;
        InternetDomainName name = InternetDomainName.from(domain);
        if (name.isUnderRegistrySuffix())
            return name.topDomainUnderRegistrySuffix().toString();
        List<String> labels = name.parts();
        return String.join(".", labels.subList(Math.max(0, labels.size() - 2), labels.size()));
    }

    /// Keeps a request; nothing when the person waits there already, whose request stays as it is, or when there is
    /// no room. Else one mailbox that has many `+tags` could take all places of its mail host.
    Optional<JoinRequest> keep(MailingList list, Application application) {
        Address who = application.address();
        if (personWaits(list, who) || room(list, who) == 0) return Optional.empty();
        Instant now = clock.instant();
        var request =
                new JoinRequest(ids.next(), list.id(), application.who(), application.mode(), application.words(), now);
        int fresh = sql.update(
                """
                insert into join_request (id, list_id, address, address_key, name, mode, words, asked_at, expires_at,
                    domain, mailbox) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                request.id(),
                list.id(),
                request.address().toString(),
                request.address().key(),
                Members.shortName(request.who().name()),
                request.mode().word(),
                request.words(),
                now,
                now.plus(LIFE),
                organization(request.address()),
                request.address().untagged().key());
        return fresh > 0 ? Optional.of(request) : Optional.empty();
    }

    private boolean personWaits(MailingList list, Address who) {
        return sql.number(
                        "select count(*) from join_request where list_id = ? and mailbox = ?",
                        list.id(),
                        who.untagged().key())
                > 0;
    }

    /// For whoever has proven the address.
    public boolean waits(MailingList list, Address address) {
        return sql.number(
                        "select count(*) from join_request where list_id = ? and address_key = ?",
                        list.id(),
                        address.key())
                > 0;
    }

    public long count(long listId) {
        return sql.number("select count(*) from join_request where list_id = ?", listId);
    }

    /// Those of one list, the oldest first, behind that number (0: from the first).
    public List<JoinRequest> page(long listId, long afterId, int limit) {
        return sql.list(
                "select " + COLUMNS + " from join_request where list_id = ? and id > ? order by id limit ?",
                JoinRequests::request,
                listId,
                afterId,
                limit);
    }

    /// A request to that list and no other.
    public Optional<JoinRequest> find(long listId, long id) {
        return sql.first(
                "select " + COLUMNS + " from join_request where id = ? and list_id = ?",
                JoinRequests::request,
                id,
                listId);
    }

    /// Takes a request out, with its tokens; nothing when somebody else has decided before.
    Optional<JoinRequest> take(long listId, long id) {
        Optional<JoinRequest> request = find(listId, id);
        boolean mine = sql.update("delete from join_request where id = ? and list_id = ?", id, listId) > 0;
        return mine ? request : Optional.empty();
    }

    /// No more are kept until some are decided about.
    public boolean full(long listId) {
        return count(listId) >= config.perList();
    }

    /// One about which nobody has decided in time.
    ///
    /// @param since when it ended
    public record Late(long id, long listId, Instant since) {}

    /// Behind that number (0: from the first), in the order in which they came.
    public List<Late> late(long afterId, int limit) {
        return sql.list(
                "select id, list_id, expires_at from join_request where expires_at <= ? and id > ? order by id limit ?",
                row -> new Late(row.getLong(1), row.getLong(2), Sql.instant(row, "expires_at")),
                clock.instant(),
                afterId,
                limit);
    }

    /// Of a request that cannot be read.
    public void forget(Late late) {
        sql.update("delete from join_request where id = ?", late.id());
    }

    private static JoinRequest request(ResultSet row) throws SQLException {
        return new JoinRequest(
                row.getLong("id"),
                row.getLong("list_id"),
                new Mailbox(row.getString("name"), Address.of(row.getString("address"))),
                MemberMode.of(row.getString("mode")),
                row.getString("words"),
                Sql.instant(row, "asked_at"));
    }
}
