package org.carillon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CameFromTest {
    private static Optional<InetAddress> client(String trace) {
        return CameFrom.client(trace);
    }

    @Test
    void readsWhoOurDoorHasSeen() {
        assertEquals(
                Optional.of(InetAddress.ofLiteral("192.0.2.7")),
                client("Received: from mail.example.org ([192.0.2.7])\r\n\tby mx.carillon.example with ESMTP\r\n"));
        assertEquals(
                Optional.of(InetAddress.ofLiteral("2001:db8::7")),
                client("Received: from [192.0.2.1] ([IPv6:2001:db8:0:0:0:0:0:7])\r\n\tby us\r\n"));
    }

    /// The sender of the envelope is a stranger's choice.
    @Test
    void whatAStrangerWritesIntoTheFieldAboveDoesNotCount() {
        String above =
                "Authentication-Results: us;\r\n\tspf=none smtp.mailfrom=\"Received: from x ([198.51.100.1])@e\"\r\n";

        assertEquals(
                Optional.of(InetAddress.ofLiteral("192.0.2.7")),
                client(above + "Received: from mail.example.org ([192.0.2.7])\r\n\tby us\r\n"));
    }

    @Test
    void aLetterWithoutATraceComesFromNowhere() {
        assertEquals(Optional.empty(), client(""));
        assertEquals(Optional.empty(), client("Received: from x ([1.2.3.999])\r\n\tby us\r\n"));
    }
}
