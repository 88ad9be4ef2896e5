package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.domains.Secrets;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// People who were asked onto a list. Who says yes is on it whatever its policy; whoever holds the token has read the
/// letter at that address.
@ApplicationScoped
public class Invitations {
    public static final Duration LIFE = Duration.ofDays(14);

    private static final int SWEPT = 1000;

    private static final String COLUMNS = "id, list_id, address, name, words, invited_by, invited_at, expires_at";

    private final Sql sql;
    private final Ids ids;
    private final Secrets secrets;
    private final Clock clock;
    private final Trail trail;

    Invitations(Sql sql, Ids ids, Secrets secrets, Clock clock, Trail trail) {
        this.sql = sql;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
        this.trail = trail;
    }

    /// Keeps an invitation in place of an older one to the same address, and returns its letter.
    ListAnswer.Invited keep(MailingList list, Mailbox who, String words, By by) {
        String token = secrets.token();
        Instant now = clock.instant();
        Address address = who.address();
        var fresh = new Invitation(
                ids.next(), list.id(), who, Application.shortWords(words), by.who(), now, now.plus(LIFE));
        // of two at the same moment the later one waits here, and replaces the other
        if (!replaced(fresh, token) && !added(fresh, token)) replaced(fresh, token);
        trail.add(list.id(), by, "invited", address.toString());
        return new ListAnswer.Invited(fresh, token);
    }

    private boolean replaced(Invitation fresh, String token) {
        return sql.update(
                        """
                        update invitation set id = ?, address = ?, name = ?, words = ?, invited_by = ?, token_hash = ?,
                            invited_at = ?, expires_at = ? where list_id = ? and address_key = ?""",
                        fresh.id(),
                        fresh.address().toString(),
                        Members.shortName(fresh.who().name()),
                        fresh.words(),
                        PlainText.line(fresh.invitedBy(), 200),
                        Secrets.hash(token),
                        fresh.invitedAt(),
                        fresh.expiresAt(),
                        fresh.listId(),
                        fresh.address().key())
                > 0;
    }

    private boolean added(Invitation fresh, String token) {
        return sql.update(
                        """
                insert into invitation (id, list_id, address, address_key, name, words, invited_by, token_hash,
                    invited_at, expires_at, mailbox) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                        fresh.id(),
                        fresh.listId(),
                        fresh.address().toString(),
                        fresh.address().key(),
                        Members.shortName(fresh.who().name()),
                        fresh.words(),
                        PlainText.line(fresh.invitedBy(), 200),
                        Secrets.hash(token),
                        fresh.invitedAt(),
                        fresh.expiresAt(),
                        fresh.address().untagged().key())
                > 0;
    }

    private record Ended(long id, long list, String address) {}

    /// Forgets some of those to whom nobody said yes in time, with a line in the trail of each list. Returns how many
    /// went: 0 when there are no more.
    @Transactional
    public int expire() {
        List<Ended> ended = sql.list(
                "select id, list_id, address from invitation where expires_at < ? order by expires_at, id limit ?",
                row -> new Ended(row.getLong(1), row.getLong(2), row.getString(3)),
                clock.instant(),
                SWEPT);
        By by = By.house("no answer in " + LIFE.toDays() + " days");
        int gone = 0;
        for (Ended one : ended) {
            if (sql.update("delete from invitation where id = ?", one.id()) == 0) continue; // another node was faster
            trail.add(one.list(), by, "invitation expired", one.address());
            gone++;
        }
        return gone;
    }

    /// Takes an invitation back; its token is worth nothing from then on. False when there is none of that number.
    @Transactional
    public boolean withdraw(MailingList list, long id, By by) {
        Optional<Invitation> invitation = find(list.id(), id);
        boolean mine = sql.update("delete from invitation where id = ? and list_id = ?", id, list.id()) > 0;
        if (invitation.isEmpty() || !mine) return false;
        trail.add(
                list.id(),
                by,
                "invitation withdrawn",
                invitation.get().address().toString());
        return true;
    }

    private Optional<Invitation> find(long listId, long id) {
        return sql.first(
                "select " + COLUMNS + " from invitation where id = ? and list_id = ?",
                Invitations::invitation,
                id,
                listId);
    }

    /// Those that are open, the oldest first, behind that number (0: from the first).
    public List<Invitation> page(long listId, long afterId, int limit) {
        return sql.list(
                "select " + COLUMNS
                        + " from invitation where list_id = ? and id > ? and expires_at > ? order by id limit ?",
                Invitations::invitation,
                listId,
                afterId,
                clock.instant(),
                limit);
    }

    boolean open(MailingList list, Address who) {
        return sql.number(
                        "select count(*) from invitation where list_id = ? and address_key = ? and expires_at > ?",
                        list.id(),
                        who.key(),
                        clock.instant())
                > 0;
    }

    /// The invitation behind a token; it stays open.
    Optional<Invitation> look(MailingList list, String token) {
        return sql.first(
                "select " + COLUMNS + " from invitation where token_hash = ? and list_id = ? and expires_at > ?",
                Invitations::invitation,
                Secrets.hash(token),
                list.id(),
                clock.instant());
    }

    /// Uses a token up; false when somebody else has done so, or it was withdrawn meanwhile.
    boolean redeem(MailingList list, String token) {
        return sql.update(
                        "delete from invitation where token_hash = ? and list_id = ? and expires_at > ?",
                        Secrets.hash(token),
                        list.id(),
                        clock.instant())
                > 0;
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(
                row.getLong("id"),
                row.getLong("list_id"),
                new Mailbox(row.getString("name"), Address.of(row.getString("address"))),
                row.getString("words"),
                row.getString("invited_by"),
                Sql.instant(row, "invited_at"),
                Sql.instant(row, "expires_at"));
    }
}
