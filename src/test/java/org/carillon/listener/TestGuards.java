package org.carillon.listener;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.mail.Address;
import org.carillon.spam.Hint;
import org.carillon.spam.scanner.Scanners;
import org.carillon.trust.blocklist.Hearing;
import org.carillon.trust.blocklist.Listing;
import org.carillon.trust.blocklist.Verdict;
import org.carillon.trust.greylist.Decision;
import org.carillon.trust.refusals.Refusal;

/// Guards that say what a test wants, and remember what they were told.
final class TestGuards implements Guards.Acquaintance {
    final List<Refusal> refusals = new CopyOnWriteArrayList<>();
    final List<String> vouched = new CopyOnWriteArrayList<>();
    final List<String> written = new CopyOnWriteArrayList<>();
    final List<String> askedToWait = new CopyOnWriteArrayList<>();
    final List<String> askedLists = new CopyOnWriteArrayList<>();
    volatile boolean listed;
    volatile boolean waits;
    volatile boolean friend;
    volatile Scanners.Findings findings = new Scanners.Findings(List.of(), Optional.empty(), Optional.empty());

    Guards with(Guards.Examination examination) {
        return new Guards(
                examination,
                (client, most) -> {
                    askedLists.add(client.getHostAddress());
                    return new Hearing(
                            listed
                                    ? new Verdict.Refused(
                                            List.of(new Listing("bl.example", 9, "127.0.0.2", "")), "You are listed")
                                    : new Verdict.Clear(),
                            true);
                },
                (client, patience, sender, recipients, now) -> {
                    recipients.forEach(one -> askedToWait.add(one.toString()));
                    return waits ? new Decision.Wait(Duration.ofSeconds(300)) : new Decision.Pass("");
                },
                suspect -> findings,
                this,
                refusals::add);
    }

    void finds(String virus) {
        findings = new Scanners.Findings(List.of(), Optional.of(virus), Optional.empty());
    }

    void isAway(String scanner) {
        findings = new Scanners.Findings(List.of(), Optional.empty(), Optional.of(scanner));
    }

    void hints(String words, double points) {
        findings = new Scanners.Findings(List.of(new Hint(words, points)), Optional.empty(), Optional.empty());
    }

    @Override
    public boolean known(Address author, Instant now) {
        return friend;
    }

    @Override
    public void vouched(Address author, Instant now) {
        vouched.add(author.toString());
    }

    @Override
    public void wroteTo(Collection<Address> recipients, Instant now) {
        recipients.forEach(one -> written.add(one.toString()));
    }

    /// What was refused, by kind.
    List<String> kinds() {
        var kinds = new ArrayList<String>();
        for (Refusal one : refusals) kinds.add(one.reason().name());
        return kinds;
    }
}
