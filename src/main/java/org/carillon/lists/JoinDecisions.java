package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.carillon.domains.Secrets;
import org.carillon.lists.Admissions.Newcomer;
import org.carillon.mail.Address;
import org.carillon.store.Sql;

/// What becomes of people who wait for a moderator's word, and the letters in which moderators are asked for it.
@ApplicationScoped
public class JoinDecisions {
    /// More people do not get a letter about one request.
    private static final int MOST_STAFF = 50;

    private static final int MAX_REASON = 500;
    private static final Admission CLOSED =
            new Admission.Refused("The list is closed; open it first, or say no. Until then people go on waiting.");

    /// What a token of such a letter stands for.
    ///
    /// @param staff to whom the letter went
    record Ballot(long request, Address staff, boolean approve) {}

    private final Sql sql;
    private final Secrets secrets;
    private final JoinRequests requests;
    private final Admissions admissions;
    private final Rights rights;
    private final LetterBudget budget;
    private final Bans bans;
    private final Trail trail;

    JoinDecisions(
            Sql sql,
            Secrets secrets,
            JoinRequests requests,
            Admissions admissions,
            Rights rights,
            LetterBudget budget,
            Bans bans,
            Trail trail) {
        this.bans = bans;
        this.sql = sql;
        this.secrets = secrets;
        this.requests = requests;
        this.admissions = admissions;
        this.rights = rights;
        this.budget = budget;
        this.trail = trail;
    }

    /// There is somebody to tell, and they did not have many such letters in the last hour. Of the last one who is kept
    /// they hear once a day in any case.
    boolean affordable(MailingList list, Address who) {
        long room = requests.room(list, who);
        if (staff(list).isEmpty() || room == 0) return false;
        return budget.requestNotice(list.id()) || room == 1 && budget.fullNotice(list.id());
    }

    private static List<Address> staff(MailingList list) {
        return list.staff().stream().limit(MOST_STAFF).toList();
    }

    /// A letter to each who may decide, with tokens of their own.
    List<ListAnswer> notice(MailingList list, JoinRequest request) {
        long waiting = requests.count(list.id());
        boolean full = requests.room(list, request.address()) == 0;
        return staff(list).stream()
                .<ListAnswer>map(one -> new ListAnswer.RequestWaits(
                        request, one, token(request, one, true), token(request, one, false), waiting, full))
                .toList();
    }

    private String token(JoinRequest request, Address staff, boolean approve) {
        String token = secrets.token();
        sql.update(
                "insert into join_decision (token_hash, request_id, staff, approve) values (?, ?, ?, ?)",
                Secrets.hash(token),
                request.id(),
                staff.toString(),
                approve);
        return token;
    }

    /// Lets somebody in, unless a ban stands against it; nothing when nobody of that number waits there (any more).
    @Transactional
    public Optional<Admission> approve(MailingList list, long id, By by) {
        if (list.closed()) return requests.find(list.id(), id).map(who -> CLOSED);
        Optional<Admission> banned = requests.find(list.id(), id)
                .map(JoinRequest::address)
                .filter(who -> bans.of(list.id(), who).isPresent())
                .map(who -> new Admission.Refused(who + " is banned; lift the ban first, or say no."));
        return banned.isPresent() ? banned : admit(list, id, by);
    }

    private Optional<Admission> admit(MailingList list, long id, By by) {
        return requests.take(list.id(), id).map(request -> {
            trail.add(list.id(), by, "request approved", request.address().toString());
            var newcomer = new Newcomer(request.who(), Member.Preferences.USUAL.with(request.mode()));
            if (admissions.admit(list, List.of(newcomer), by) == 0) return new Admission.Already(request.address());
            var welcome = new ListAnswer.Welcome(request.address(), Asker.onPage(request.who()));
            return new Admission.Joined(request.address(), List.of(welcome));
        });
    }

    /// Does not let somebody in, and tells them.
    ///
    /// @param reason for them; may be empty
    /// @return the letters; nothing when nobody of that number waits there (any more)
    @Transactional
    public Optional<List<ListAnswer>> reject(MailingList list, long id, String reason, By by) {
        String why = PlainText.line(reason, MAX_REASON);
        return requests.take(list.id(), id).map(request -> {
            String action = why.isEmpty() ? "request rejected" : "request rejected: " + why;
            trail.add(
                    list.id(),
                    by,
                    PlainText.line(action, 200),
                    request.address().toString());
            return List.of(new ListAnswer.Declined(request.address(), why));
        });
    }

    /// Nobody has decided in time.
    @Transactional
    public List<ListAnswer> expire(MailingList list, long id) {
        return requests.take(list.id(), id)
                .<List<ListAnswer>>map(request -> {
                    trail.add(
                            list.id(),
                            By.house("nobody decided in " + JoinRequests.LIFE.toDays() + " days"),
                            "request expired",
                            request.address().toString());
                    return List.of(new ListAnswer.Undecided(request.address()));
                })
                .orElse(List.of());
    }

    /// May the asker of a request that is over hear of it?
    public boolean mayTell(Address address) {
        return budget.told(address);
    }

    /// What a token stands for; it stays good. Nothing when who got it may not decide any more.
    Optional<Ballot> look(MailingList list, String token) {
        return sql.first(
                        """
                        select d.request_id, d.staff, d.approve from join_decision d
                        join join_request r on r.id = d.request_id where d.token_hash = ? and r.list_id = ?""",
                        row -> new Ballot(row.getLong(1), Address.of(row.getString(2)), row.getBoolean(3)),
                        Secrets.hash(token),
                        list.id())
                .filter(ballot -> decides(ballot.staff(), list));
    }

    private boolean decides(Address staff, MailingList list) {
        var actor = new Actor(By.house("token"), List.of(staff), List.of());
        return rights.may(actor, Right.DECIDE_REQUESTS, list);
    }
}
