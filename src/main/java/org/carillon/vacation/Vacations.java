package org.carillon.vacation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.carillon.domains.Domains;
import org.carillon.lists.ListNumbers;
import org.carillon.lists.ListSuffix;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Message;
import org.carillon.mail.ReturnPath;
import org.carillon.store.Sql;
import org.carillon.trust.Provenance;
import org.jspecify.annotations.Nullable;

/// The away messages of all people.
@ApplicationScoped
public class Vacations {
    private final Sql sql;
    private final Clock clock;
    private final Domains domains;
    private final ListNumbers lists;
    private final ReplyIds replyIds;
    private final Decisions decisions;

    Vacations(Sql sql, Clock clock, Domains domains, ListNumbers lists, ReplyIds replyIds, Decisions decisions) {
        this.sql = sql;
        this.clock = clock;
        this.domains = domains;
        this.lists = lists;
        this.replyIds = replyIds;
        this.decisions = decisions;
    }

    /// What somebody said last, on or off; nothing when they never did.
    public Optional<Vacation> find(long personId) {
        return sql.first("""
                select is_on, letter, subject, first_day, first_time, last_day, last_time, zone, every_days, addresses
                from vacation where person_id = ?""", Vacations::read, personId);
    }

    @Transactional
    public void set(long personId, Vacation vacation) {
        Span span = vacation.span();
        String addresses = String.join(
                "\n", vacation.addresses().stream().map(Address::toString).toList());
        sql.update("""
                insert into vacation (person_id, is_on, letter, subject, zone, every_days, addresses, changed_at)
                values (?, false, '', '', '', 0, '', ?) on conflict do nothing""", personId, clock.instant());
        sql.update(
                """
                update vacation set is_on = ?, letter = ?, subject = ?, first_day = ?, first_time = ?, last_day = ?,
                    last_time = ?, zone = ?, every_days = ?, addresses = ?, changed_at = ?
                where person_id = ?""",
                vacation.on(),
                vacation.text(),
                vacation.subject(),
                day(span.from()),
                time(span.from()),
                day(span.until()),
                time(span.until()),
                span.zone().getId(),
                vacation.everyDays(),
                addresses,
                clock.instant(),
                personId);
    }

    private static @Nullable LocalDate day(@Nullable Edge edge) {
        return edge == null ? null : edge.day();
    }

    private static @Nullable LocalTime time(@Nullable Edge edge) {
        return edge == null ? null : edge.time();
    }

    /// Switches replies off and keeps the text for the next time; false when they were off.
    @Transactional
    public boolean off(long personId) {
        return sql.update(
                        "update vacation set is_on = false, changed_at = ? where person_id = ? and is_on",
                        clock.instant(),
                        personId)
                > 0;
    }

    /// Decides about one letter to one person; in the transaction that deals with the letter, once. Silence while
    /// the person is away is written down with its reason; a reply is not claimed yet, see [Budgets#claim].
    public ReplyDecision consider(
            Addressee to, Envelope envelope, Message message, Instant acceptedAt, Provenance provenance) {
        Optional<Vacation> vacation =
                find(to.personId()).filter(v -> v.on() && v.span().holds(acceptedAt));
        if (vacation.isEmpty()) return new ReplyDecision.Silence("the person is not away");
        var facts = new AwayFacts(to, envelope, message, acceptedAt, house(envelope), provenance);
        ReplyDecision decision = AwayPolicy.decide(vacation.get(), facts);
        if (decision instanceof ReplyDecision.Silence silence) {
            decisions.note(to.personId(), acceptedAt, envelope.sender(), silence.reason());
        }
        return decision;
    }

    /// A letter that is not to be answered, whatever else it is: notes why, while the person is away.
    public void keepSilent(long personId, @Nullable Address sender, Instant acceptedAt, String reason) {
        find(personId)
                .filter(vacation -> vacation.on() && vacation.span().holds(acceptedAt))
                .ifPresent(away -> decisions.note(personId, acceptedAt, sender, reason));
    }

    private AwayFacts.House house(Envelope envelope) {
        Address sender = envelope.sender();
        if (sender == null) return new AwayFacts.House(false, false, replyIds::ours);
        boolean list = ReturnPath.readings(sender).stream()
                .filter(path -> domains.ours(path.domain()))
                .anyMatch(this::list);
        return new AwayFacts.House(list, domains.ours(sender.domain()), replyIds::ours);
    }

    /// A list, or an address beside one such as `chess-bounces`.
    private boolean list(Address sender) {
        return lists.numberOf(sender).isPresent()
                || ListSuffix.split(sender.local()).stream()
                        .anyMatch(suffix ->
                                lists.numberOf(sender.withLocal(suffix.list())).isPresent());
    }

    private static Vacation read(ResultSet row) throws SQLException {
        var span = new Span(edge(row, "first"), edge(row, "last"), ZoneId.of(row.getString("zone")));
        var addresses = row.getString("addresses").lines().map(Address::of).toList();
        return new Vacation(
                row.getBoolean("is_on"),
                row.getString("letter"),
                row.getString("subject"),
                span,
                row.getInt("every_days"),
                addresses);
    }

    private static @Nullable Edge edge(ResultSet row, String end) throws SQLException {
        @Nullable LocalDate day = row.getObject(end + "_day", LocalDate.class);
        return day == null ? null : new Edge(day, row.getObject(end + "_time", LocalTime.class));
    }
}
