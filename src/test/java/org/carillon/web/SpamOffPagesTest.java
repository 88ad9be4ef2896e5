package org.carillon.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.spam.scanner.Scanners;
import org.carillon.spam.scanner.Suspect;
import org.carillon.testing.SpamOffProfile;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.Test;

/// What pages say where the filter is off and the scanner away.
@QuarkusTest
@TestProfile(SpamOffProfile.class)
class SpamOffPagesTest extends WithPages {
    @Inject
    Scanners scanners;

    private static void has(String text, String part) {
        assertTrue(text.contains(part), text);
    }

    @Test
    void tellsWhichScannerDoesNotAnswer() {
        Visit admin = signedIn(fresh("root") + "@pages.example.org", true);
        has(read(admin.page("/site/doors/filters")), "ClamAV 127.0.0.1:1 not asked yet letters are put off");

        scanners.scan(new Suspect("Subject: x\r\n\r\nx".getBytes(UTF_8), "", "", "", List.of()));

        String page = read(admin.page("/site/doors/filters"));
        assertTrue(page.matches(".*ClamAV 127.0.0.1:1 no .*it refuses connections letters are put off.*"), page);
        has(page, "It is off: carillon.spam.enabled=false");
    }

    @Test
    void tellsNobodyThatSomethingIsLearned() {
        String olga = fresh("olga") + "@home.example";
        MailingList list = list(List.of(olga));
        long post = hold(list, "Not a member.", "Message-ID: <1@x>", "Subject: One", "", "x");
        Visit visit = signedIn(olga, false);
        String path = path(list) + "/held";

        String page = read(visit.page(path));
        has(page, "The spam filter learns nothing here");
        assertFalse(page.contains("From what you accept"), page);
        visit.send(path, path, "spam", "" + post);
        has(read(visit.page(path)), "One post is discarded as spam.");
    }
}
