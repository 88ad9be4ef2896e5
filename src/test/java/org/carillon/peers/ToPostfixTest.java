package org.carillon.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A Postfix receives what we send.
@Tag("slow")
@Needs(
        value = {"postfix", "openssl"},
        root = true)
@QuarkusTest
@TestProfile(ReceiversProfile.class)
class ToPostfixTest extends ToReceiverTest {
    private Postfix postfix;

    @BeforeEach
    void open() throws Exception {
        String people = Stream.of("ana", "bob", "grey", "jürgen")
                .map(name -> name + "@there.example " + name + "/\n")
                .collect(Collectors.joining());
        String settings = Files.readString(Path.of("src/test/resources/peers/postfix/receiver.cf"));
        postfix = new Postfix(
                settings,
                ReceiversProfile.port(),
                Map.of(
                        "people",
                        people,
                        "greylist",
                        GREY + " 450 4.7.1 greylisted\n",
                        "chain.pem",
                        certificate(folder)));
    }

    @AfterEach
    void close() throws Exception {
        postfix.close();
    }

    @Test
    void anAddressInUtf8IsWrittenAsItIs() throws Exception {
        awaitDelivered(send("From: ana@there.example\r\nSubject: utf8\r\n\r\nhi\r\n", ANA, "jürgen@there.example"), 1);

        assertTrue(filed("jürgen", "Subject: utf8").contains(utf8("jürgen@there.example")));
    }

    @Override
    Path home() {
        return postfix.home();
    }

    @Override
    protected void endGreylisting() throws Exception {
        Files.writeString(home().resolve("conf/greylist"), "");
        Ran ran = Ran.program(
                folder, "", List.of("postfix", "-c", home().resolve("conf").toString(), "reload"));
        assertEquals(0, ran.exit(), ran.said());
    }
}
