package org.carillon.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.carillon.testing.Call;
import org.carillon.trust.refusals.Refusal;
import org.junit.jupiter.api.Test;

/// One code may stand for several things; who runs the site is told which it was.
class RefusalKindsTest {
    private static final String HELLO = "EHLO c\r\n";
    private static final String BEGUN = "MAIL FROM:<a@far.example>\r\nRCPT TO:<chess@club.example>\r\nDATA\r\n";
    /// `mia@club.example`, `open sesame`.
    private static final String SIGN_IN = "AUTH PLAIN AG1pYUBjbHViLmV4YW1wbGUAb3BlbiBzZXNhbWU=\r\n";

    private static List<String> noted(OpenDoor door) {
        return door.house.guards.refusals.stream()
                .map(one -> one.reply() + " " + one.reason())
                .toList();
    }

    @Test
    void errorsAreNotACrowd() throws IOException {
        try (var door = new OpenDoor(Map.of("carillon.smtp.hard-errors", "2"));
                var call = new Call(door.port())) {
            call.hear(220).send("BOO\r\nBOO\r\n").hear(500, 421).hearEnd();
            assertEquals(List.of("500 5.5.2 ILL_FORMED", "500 5.5.2 ILL_FORMED", "421 4.7.0 ERRORS"), noted(door));
        }
        var settings = Map.of(
                "carillon.smtp.max-connections-per-client", "1", "carillon.smtp.trusted-networks", "192.0.2.0/24");
        try (var door = new OpenDoor(settings);
                var first = new Call(door.port());
                var second = new Call(door.port())) {
            first.hear(220);
            second.hear("421 4.7.0").hearEnd();
            assertEquals(List.of("421 4.7.0 CROWD"), noted(door));
        }
    }

    @Test
    void aFullHouseIsNotOneThatCloses() throws IOException {
        try (var door = new OpenDoor(Map.of("carillon.smtp.max-connections", "1"));
                var first = new Call(door.port());
                var second = new Call(door.port())) {
            first.hear(220);
            second.hear("421 4.3.2").hearEnd();
            assertEquals(List.of("421 4.3.2 FULL_HOUSE"), noted(door));
        }
    }

    @Test
    void whoTalksOnIsNotWhoTalksFirst() throws IOException {
        try (var door = new OpenDoor(Map.of());
                var call = new Call(door.port())) {
            call.hear(220).send(HELLO + "NOOP\r\n").hear("554 5.5.0").hearEnd();
            assertEquals(List.of("554 5.5.0 TALKED_ON"), noted(door));
        }
        try (var door = new OpenDoor(Map.of("carillon.smtp.pregreet", "20s"));
                var call = new Call(door.port())) {
            call.send(HELLO).hear("554 5.5.0").hearEnd();
            assertEquals(List.of("554 5.5.0 PREGREET"), noted(door));
        }
    }

    @Test
    void aFromOfSomebodyElseIsNoRelay() throws IOException {
        try (var door = new OpenDoor(Entrance.SUBMISSIONS, Map.of());
                var call = new Call(door.port())) {
            call.secure().hear(220).send(HELLO).hear(250).send(SIGN_IN).hear(235);
            call.send("MAIL FROM:<mia@club.example>\r\nRCPT TO:<chess@club.example>\r\nDATA\r\n")
                    .hear(250, 250, 354);
            call.send("From: boss@bank.example\r\n\r\nx\r\n.\r\n").hear("550 5.7.1");
            call.send("MAIL FROM:<boss@bank.example>\r\n").hear("553 5.7.1");
            assertEquals(List.of("550 5.7.1 NOT_THEIRS", "553 5.7.1 NOT_THEIRS"), noted(door));
        }
        try (var door = new OpenDoor(Map.of());
                var call = new Call(door.port())) {
            call.hear(220).send(HELLO).hear(250).send("MAIL FROM:<>\r\n").hear(250);
            call.send("RCPT TO:<a@other.example>\r\nRCPT TO:<a%b@club.example>\r\nRCPT TO:<nobody@club.example>\r\n");
            call.hear("550 5.7.1", "550 5.1.1", "550 5.1.1");
            assertEquals(List.of("550 5.7.1 RELAY", "550 5.1.1 RELAY", "550 5.1.1 UNKNOWN_RECIPIENT"), noted(door));
        }
    }

    @Test
    void aLetterMayBeWrongInManyWays() throws IOException {
        var settings = Map.of("carillon.smtp.max-message-size", "9000", "carillon.smtp.max-header-size", "4096");
        try (var door = new OpenDoor(settings);
                var call = new Call(door.port())) {
            call.hear(220).send(HELLO).hear(250);
            for (String text : List.of(
                    "x\ny\r\n",
                    "From: a@b.example\r\nFrom: c@d.example\r\n\r\n",
                    "X: " + "x".repeat(5000) + "\r\n\r\n",
                    "\r\n" + "x".repeat(9500) + "\r\n")) {
                call.send(BEGUN).hear(250, 250, 354).send(text + ".\r\n");
                int code = text.length() > 4000 ? 552 : 550;
                call.hear(code);
            }
            assertEquals(
                    List.of(
                            "550 5.6.0 LINE_ENDS",
                            "550 5.6.0 ILL_FORMED",
                            "552 5.3.4 ILL_FORMED",
                            "552 5.3.4 TOO_MUCH"),
                    noted(door));
        }
    }

    /// What a door counts is what it notes.
    @Test
    void theCountersKnowTheKinds() throws IOException {
        try (var door = new OpenDoor(Map.of());
                var call = new Call(door.port())) {
            call.hear(220).send("BOO\r\n").hear(500);
            Refusal noted = door.house.guards.refusals.getFirst();
            assertEquals(
                    1,
                    door.house
                            .metrics
                            .get("carillon.smtp.refused")
                            .tags("door", "mx", "reason", noted.reply(), "kind", "ill_formed")
                            .counter()
                            .count());
        }
    }
}
