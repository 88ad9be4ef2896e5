package org.carillon.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.trust.blocklist.Hearing;
import org.carillon.trust.blocklist.Listing;
import org.carillon.trust.blocklist.Verdict;
import org.junit.jupiter.api.Test;

class InquiryTest {
    private static final Duration ALL = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Verdict LISTED = new Verdict.Refused(List.of(new Listing("bl.example", 9, "", "")), "No");

    private final List<Duration> asked = new ArrayList<>();
    private long nanos;
    private final Inquiry inquiry = new Inquiry(new Caller(InetAddress.ofLiteral("192.0.2.10"), 1), ALL, () -> nanos);

    /// A list that takes its time.
    private Hearing list(InetAddress client, Duration most) {
        asked.add(most);
        boolean complete = most.compareTo(TIMEOUT) >= 0;
        return new Hearing(complete ? LISTED : new Verdict.Clear(), complete);
    }

    private void wait(Duration time) {
        inquiry.patience().during(_ -> nanos += time.toNanos());
    }

    @Test
    void whatIsKnownInFullIsNotAskedAgain() {
        assertEquals(LISTED, inquiry.verdict(this::list));
        inquiry.letterBegins();
        assertEquals(LISTED, inquiry.verdict(this::list));

        assertEquals(List.of(ALL), asked);
    }

    @Test
    void whatHadNoTimeIsAskedAgainWithTheNextLetter() {
        wait(Duration.ofSeconds(9));
        assertEquals(new Verdict.Clear(), inquiry.verdict(this::list));

        inquiry.letterBegins();

        assertEquals(LISTED, inquiry.verdict(this::list));
        assertEquals(List.of(Duration.ofSeconds(1), ALL), asked);
    }
}
