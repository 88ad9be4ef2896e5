package org.carillon.peers;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/// An Exim receives what we send.
@Tag("slow")
@Needs(
        value = {"exim4", "openssl"},
        root = true)
@QuarkusTest
@TestProfile(ReceiversProfile.class)
class ToEximTest extends ToReceiverTest {
    private Exim exim;

    @BeforeEach
    void open() throws Exception {
        exim = new Exim(ReceiversProfile.port(), Map.of("greylist", "on", "chain.pem", certificate(folder)));
    }

    @AfterEach
    void close() throws Exception {
        exim.close();
    }

    @Override
    Path home() {
        return exim.home();
    }

    @Override
    protected void endGreylisting() throws Exception {
        Files.delete(home().resolve("conf/greylist"));
    }
}
