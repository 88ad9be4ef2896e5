package org.carillon.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The tester's knife, at every door.
@Tag("slow")
@Needs("swaks")
@QuarkusTest
@TestProfile(PeersProfile.class)
class SwaksTest extends WithPeers {
    private Ran swaks(String door, String subject, String... more) throws Exception {
        var command = new ArrayList<>(List.of("swaks", "--server", "127.0.0.1", "--port", text(port(door))));
        command.addAll(List.of("--header", "Subject: " + subject));
        command.addAll(List.of(more));
        return run("", command.toArray(String[]::new));
    }

    private void good(Ran ran) {
        assertEquals(0, ran.exit(), ran.said());
        has(ran.said(), "250 2.0.0");
    }

    @Test
    void postsToTheWorldsDoor() throws Exception {
        String subject = fresh();
        good(swaks("mx", subject, "--from", "friend@far.example", "--to", MIA));
        has(filed(subject), "with ESMTP id ");
    }

    @Test
    void postsUnderTls() throws Exception {
        String subject = fresh();
        good(swaks("mx", subject, "--tls", "--from", "friend@far.example", "--to", MIA));
        has(filed(subject), "with ESMTPS id ");
    }

    @Test
    void isNoRelay() throws Exception {
        Ran ran = swaks("mx", fresh(), "--from", "friend@far.example", "--to", "other@far.example");
        assertNotEquals(0, ran.exit());
        has(ran.said(), "550 5.7.1");
    }

    /// Mia sends a letter to the outside.
    private Ran miaSends(String door, String password, String... more) throws Exception {
        var all = new ArrayList<>(List.of("--from", MIA, "--to", "friend@far.example"));
        all.addAll(List.of("--auth-user", MIA, "--auth-password", password));
        all.addAll(List.of(more));
        return swaks(door, fresh(), all.toArray(String[]::new));
    }

    @Test
    void signsInByPlainAndByLogin() throws Exception {
        for (String mechanism : List.of("PLAIN", "LOGIN")) {
            good(miaSends("submission", PASSWORD, "--tls", "--auth", mechanism));
            has(sent().text(), "with ESMTPSA id ");
            mx.well().forget();
        }
    }

    @Test
    void signsInUnderTlsFromTheFirstOctet() throws Exception {
        good(miaSends("submissions", PASSWORD, "--tls-on-connect", "--auth", "PLAIN"));
        assertEquals(MIA, sent().sender());
    }

    @Test
    void theWrongPasswordOpensNothing() throws Exception {
        Ran ran = miaSends("submission", "a guess", "--tls", "--auth", "PLAIN");
        assertNotEquals(0, ran.exit());
        has(ran.said(), "535 5.7.8");
    }

    @Test
    void withoutTlsThereIsNoSigningIn() throws Exception {
        Ran ran = miaSends("submission", PASSWORD, "--auth", "PLAIN");
        assertNotEquals(0, ran.exit());
        has(ran.said(), "Host did not advertise authentication");
    }

    @Test
    void theLmtpDoorAnswersForEachRecipient() throws Exception {
        String subject = fresh();
        Ran ran = swaks(
                "lmtp", subject, "--protocol", "LMTP", "--from", "friend@far.example", "--to", MIA + "," + NOBODY);
        has(ran.said(), "550 5.1.1");
        good(ran);
        has(filed(subject), "with LMTP id ");
    }
}
