package org.carillon.delivery;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.carillon.store.PassingFault;
import org.jboss.logging.Logger;

/// Keeps count of one attempt and has it written down: at least every 100 recipients or every second, and at
/// the end. Used by the attempt's thread, and by the clockwork, which writes while the host keeps its answer.
final class Tally {
    private static final Logger LOG = Logger.getLogger(Tally.class);
    private static final int UNWRITTEN = 100;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final Progress.Next GOES_ON = new Progress.Next.GoesOn();

    /// The clocks of nodes and database may differ so much: a letter is not tried for the last time before all of them
    /// find it too old.
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    /// Characters of another host's words that are kept.
    private static final int MAX_REPLY = 1000;

    /// What the tallies of all attempts need.
    @Singleton
    record Office(Ledger ledger, Terms terms, Clock clock, Figures figures, Suppressions suppressions) {}

    private final Batch batch;
    private final Letter letter;
    private final Office office;
    private final LinkedHashSet<Recipient> left;
    private final LinkedHashSet<Recipient> untried;
    private final Map<Recipient, Failure.Refusal> refused = new LinkedHashMap<>();
    private final Map<Recipient, Arrival> confirmed = new LinkedHashMap<>();
    private int delivered;
    private Ledger.Holding held;
    private int taken;
    private int never;
    private Progress.Said last = Progress.Said.NOTHING;
    private String host = "";
    private Figures.Place to;
    private String tls = "";
    private long writtenAt = System.nanoTime();
    private boolean over;
    private final Calls calls = new Calls();

    Tally(Batch batch, Letter letter, Office office) {
        this.batch = batch;
        this.letter = letter;
        this.office = office;
        this.left = new LinkedHashSet<>(batch.recipients());
        this.untried = new LinkedHashSet<>(batch.recipients());
        this.held = new Ledger.Holding(batch.recipients().size(), batch.deferred());
        this.to = letter.local() ? Figures.Place.FOLDER : Figures.Place.OUTSIDE;
    }

    Letter letter() {
        return letter;
    }

    /// Of the thread of the attempt alone.
    Calls calls() {
        return calls;
    }

    /// With which TLS the host is spoken to that hears us now.
    synchronized void under(String version) {
        tls = version;
        office.figures().conversation(version);
    }

    /// Those of whom nothing has been said in this attempt.
    synchronized List<Recipient> untried() {
        return new ArrayList<>(untried);
    }

    /// What is delivered goes to one of our own domains.
    synchronized void stays() {
        to = Figures.Place.HERE;
    }

    /// From now on that host is the one who speaks; empty when it is nobody but us.
    synchronized void hears(String host) {
        this.host = host;
        tls = "";
    }

    /// Somebody else has taken responsibility for this copy (RFC 5321 §4.2.5).
    synchronized void delivered(Recipient recipient, Arrival how) {
        untried.remove(recipient);
        if (left.remove(recipient)) {
            delivered++;
            if (how != Arrival.TOLD && letter.confirmed()) confirmed.put(recipient, how);
        }
        taken++;
    }

    /// Never.
    synchronized void refused(Recipient recipient, String status, String reply) {
        refuse(recipient, new Failure.Refusal(status, cut(reply), host));
    }

    /// Never, for what the letter is or for what we will not do: that says nothing of the recipient.
    private void refusedByUs(Recipient recipient, String status, String reply) {
        refuse(recipient, new Failure.Refusal(status, cut(reply), host, false));
    }

    private void refuse(Recipient recipient, Failure.Refusal why) {
        untried.remove(recipient);
        if (left.remove(recipient)) refused.put(recipient, why);
        never++;
    }

    synchronized void allRefused(String status, String reply) {
        for (Recipient recipient : untried()) refused(recipient, status, reply);
    }

    synchronized void allRefusedByUs(String status, String reply) {
        for (Recipient recipient : untried()) refusedByUs(recipient, status, reply);
    }

    /// Those to whom this site sends nothing; asked once for the batch.
    synchronized void refuseSuppressed() {
        office.suppressions()
                .among(untried)
                .forEach((who, reason) -> refusedByUs(
                        who,
                        "5.7.1",
                        "This server sends nothing to that address"
                                + (reason.isEmpty() ? "." : ", as its list of suppressed addresses says: " + reason)));
    }

    /// Not now, and not once more in this attempt.
    synchronized void later(Recipient recipient, String reply) {
        untried.remove(recipient);
        later(reply);
    }

    /// Why those of whom nothing has been said must wait.
    synchronized void later(String reply) {
        last = new Progress.Said(cut(reply), host, tls);
    }

    /// The same where it is nobody's fault but ours.
    synchronized void laterByUs(Recipient recipient, String reply) {
        untried.remove(recipient);
        laterByUs(reply);
    }

    synchronized void laterByUs(String reply) {
        last = new Progress.Said(cut(reply), "", "", true);
    }

    private static String cut(String reply) {
        return reply.length() > MAX_REPLY ? reply.substring(0, MAX_REPLY) : reply;
    }

    /// To be called when all that was said together has been noted.
    synchronized void writeWhenDue() {
        if (delivered + refused.size() == 0) return;
        if (delivered + refused.size() < UNWRITTEN && System.nanoTime() - writtenAt < PAUSE) return;
        write(GOES_ON);
    }

    /// Called twice a second by another thread: what was said is written though the host keeps us waiting.
    /// What cannot be written now is written later.
    synchronized void pulse() {
        if (over || System.nanoTime() - writtenAt < PAUSE / 2) return;
        try {
            if (delivered + refused.size() > 0) write(GOES_ON);
        } catch (RuntimeException broken) {
            LOG.debugf("delivery pulse-failed batch=%d cause=%s", batch.claim().id(), broken.getMessage());
        }
    }

    /// These have their copies; that is written now, together with something else.
    synchronized void deliveredWith(List<Recipient> recipients, Runnable alongside) {
        for (Recipient recipient : recipients) if (left.remove(recipient)) delivered++;
        recipients.forEach(untried::remove);
        taken += recipients.size();
        Progress progress = progress(GOES_ON);
        held = office.ledger().save(batch, letter, held, progress, alongside);
        written();
    }

    /// Why nobody gets at those who are left, who are not tried now.
    synchronized void waits(Progress.Said why) {
        last = why;
    }

    /// The attempt is over. Who is left is tried again, or given up when the letter is too old; when we broke
    /// off ourselves, those of whom nothing was said are anybody's at once.
    synchronized void end(boolean brokenOff) {
        over = true;
        List<Recipient> back = brokenOff ? untried() : List.of();
        giveUpWhenOld(back);
        LOG.infof(
                "delivery attempt=%d letter=%d destination=%s delivered=%d refused=%d left=%d tls=%s reply=%s",
                batch.claim().attempts(),
                letter.outgoingId(),
                batch.destination(),
                taken,
                never,
                left.size(),
                tls,
                last.reply());
        if (left.isEmpty() && delivered == 0 && refused.isEmpty()) return;
        office.figures().deferred(to, left.size() - back.size());
        Duration wait = untilNext();
        Progress.Next next = back.isEmpty() ? new Progress.Next.Again(wait) : new Progress.Next.GivenBack(back, wait);
        // nobody else can take the batch meanwhile, either: no copy is sent twice
        DatabaseBack.insist(() -> write(next));
    }

    /// By the schedule, but not past the moment at which the letter is given up, nor that at which its sender is to
    /// hear of the delay.
    private Duration untilNext() {
        RetrySchedule schedule = office.terms().schedule();
        Instant since = batch.claim().since();
        Instant now = office.clock().instant();
        Duration wait = schedule.after(batch.claim().attempts(), RandomGenerator.getDefault());
        wait = RetrySchedule.notPast(since.plus(schedule.giveUp()).plus(CLOCKS), now, wait);
        Duration notice = office.terms().config().delayNotice();
        if (!letter.delayed() || notice.isZero()) return wait;
        return RetrySchedule.notPast(since.plus(notice), now, wait);
    }

    /// @param but who shall be tried first
    private void giveUpWhenOld(List<Recipient> but) {
        if (left.size() == but.size() || !old()) return;
        String why = last.reply().isEmpty() ? "It could not be delivered in time." : last.reply();
        var tried = new LinkedHashSet<>(left);
        but.forEach(tried::remove);
        for (Recipient recipient : tried) {
            refused.put(recipient, new Failure.Refusal("4.4.7", why, last.host(), !last.ours()));
        }
        never += tried.size();
        left.removeAll(tried);
    }

    private boolean old() {
        var schedule = office.terms().schedule();
        if (!schedule.expired(batch.claim().since(), office.clock().instant())) return false;
        try {
            return office.ledger().older(batch.claim(), schedule.giveUp());
        } catch (RuntimeException broken) {
            if (PassingFault.among(broken)) return false; // next time, then
            throw broken;
        }
    }

    private void write(Progress.Next next) {
        held = office.ledger().save(batch, letter, held, progress(next));
        written();
    }

    private Progress progress(Progress.Next next) {
        var ended = new Progress.Ended(delivered, new LinkedHashMap<>(refused), new LinkedHashMap<>(confirmed));
        return new Progress(new ArrayList<>(left), ended, last, next);
    }

    private void written() {
        Duration age = Duration.between(batch.claim().since(), office.clock().instant());
        office.figures().settled(to, delivered, refused.size(), age);
        delivered = 0;
        refused.clear();
        confirmed.clear();
        writtenAt = System.nanoTime();
    }
}
