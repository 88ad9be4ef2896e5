package org.carillon.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.carillon.testing.FakeMx;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A person's `sendmail` that signs in; it trusts our own certificate and no other.
@Tag("slow")
@Needs("msmtp")
@QuarkusTest
@TestProfile(PeersProfile.class)
class MsmtpTest extends WithPeers {
    private static final String LETTER = "From: Mia <" + MIA
            + ">\nTo: friend@far.example\nBcc: secret@far.example\nSubject: Hello\n\nHow are you?\n";

    private Ran msmtp(String door, String starttls, String password) throws Exception {
        Path settings = folder.resolve("msmtprc");
        Files.writeString(
                settings, """
                account default
                host %s
                port %d
                from %s
                auth plain
                user %s
                password "%s"
                tls on
                tls_starttls %s
                tls_trust_file %s
                """.formatted("localhost", port(door), MIA, MIA, password, starttls, certificate()));
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
        return run(
                LETTER, "msmtp", "-C", settings.toString(), "--tls-host-override=" + NAME, "--", "friend@far.example");
    }

    private void arrived(Ran ran) throws Exception {
        assertEquals(0, ran.exit(), ran.said());
        FakeMx.Delivery copy = sent();
        assertEquals(MIA, copy.sender());
        has(copy.text(), "with ESMTPSA id ");
        has(copy.text(), "\r\nMessage-ID: <");
        assertTrue(!copy.text().contains("secret@far.example"), copy.text());
    }

    @Test
    void signsInBehindStarttls() throws Exception {
        arrived(msmtp("submission", "on", PASSWORD));
    }

    @Test
    void signsInUnderTlsFromTheStart() throws Exception {
        arrived(msmtp("submissions", "off", PASSWORD));
    }

    @Test
    void hearsThatThePasswordIsWrong() throws Exception {
        Ran ran = msmtp("submission", "on", "a guess");
        assertNotEquals(0, ran.exit());
        has(ran.said(), "535 5.7.8 The address or the password is wrong");
    }
}
