package org.carillon.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a TLS expert's eye sees at our doors.
@Tag("slow")
@Needs("openssl")
@QuarkusTest
@TestProfile(PeersProfile.class)
class OpenSslTest extends WithPeers {
    private Ran client(String door, String... more) throws Exception {
        var command = new ArrayList<>(List.of("openssl", "s_client", "-crlf", "-connect", "127.0.0.1:" + port(door)));
        command.addAll(List.of("-CAfile", certificate(), "-verify_return_error", "-verify_hostname", NAME));
        command.addAll(List.of(more));
        return run("EHLO friend.example\nQUIT\n", command.toArray(String[]::new));
    }

    private void trusted(Ran ran, String version) {
        assertEquals(0, ran.exit(), ran.said());
        has(ran.said(), "Verify return code: 0 (ok)");
        has(ran.said(), version);
    }

    @Test
    void starttlsLeadsToEitherVersion() throws Exception {
        trusted(client("mx", "-starttls", "smtp", "-tls1_3"), "TLSv1.3");
        trusted(client("submission", "-starttls", "smtp", "-tls1_2"), "TLSv1.2");
        trusted(client("lmtp", "-starttls", "lmtp"), "TLSv1.3");
    }

    @Test
    void theOtherDoorIsUnderTlsFromTheStart() throws Exception {
        trusted(client("submissions"), "TLSv1.3");
    }

    @Test
    void oldVersionsAreRefused() throws Exception {
        for (String old : List.of("-tls1_1", "-tls1")) {
            Ran ran = client("mx", "-starttls", "smtp", old, "-cipher", "DEFAULT:@SECLEVEL=0");
            assertNotEquals(0, ran.exit(), ran.said());
            has(ran.said(), "Cipher is (NONE)");
        }
    }
}
