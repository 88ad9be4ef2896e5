package org.carillon.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What half of the world's scripts send mail with.
@Tag("slow")
@Needs("python3")
@QuarkusTest
@TestProfile(PeersProfile.class)
class SmtplibTest extends WithPeers {
    @Test
    void speaksWithEveryDoor() throws Exception {
        String ports = Stream.of("mx", "submission", "submissions", "lmtp")
                .map(door -> door + "=" + port(door))
                .collect(Collectors.joining(","));
        String script = Path.of("src/test/resources/peers/talk.py").toString();
        String subject = fresh();
        String said = done("python3", script, ports, certificate(), MIA, NOBODY, PASSWORD, subject);
        assertEquals("""
                refused {'nobody@peers.example.org': 550}
                utf8 True
                signed in 250
                clear SMTP AUTH extension not supported by server.
                wrong 535
                lmtp 250
                """, said);
        has(filed(subject + "-1"), "with ESMTPS id ");
        has(filed(subject + "-2"), "with UTF8SMTP id ");
        has(filed(subject + "-3"), "with ESMTPSA id ");
        has(filed(subject + "-4"), "with LMTP id ");
        has(filed(subject + "-1").replace("\r", ""), "\n\nHow are you?\n.\n..two dots\n");
    }
}
