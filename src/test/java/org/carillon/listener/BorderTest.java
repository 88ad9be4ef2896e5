package org.carillon.listener;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.carillon.testing.Sender;
import org.carillon.trust.Origin;
import org.carillon.trust.Provenance;
import org.carillon.trust.Remark;
import org.carillon.trust.TrustConfig.ForLists;
import org.carillon.trust.TrustConfig.ForPeople;
import org.carillon.trust.dmarc.DmarcResult;
import org.carillon.trust.dmarc.Policy;
import org.carillon.trust.refusals.Refusal;
import org.junit.jupiter.api.Test;

class BorderTest {
    private static final byte[] LETTER = "From: boss@bank.example\r\n\r\nHello\r\n".getBytes(US_ASCII);
    private static final String ELSEWHERE = "192.0.2.0/24";
    private static final String LIST = "chess@club.example";
    private static final String OWNER = "postmaster@club.example";

    private static Provenance failed(Origin origin, Policy wanted) {
        var dmarc = new DmarcResult(
                DmarcResult.Code.FAIL, "bank.example", wanted, wanted, "bank.example", "It is not proven.");
        return new Provenance(origin, Provenance.UNKNOWN.spf(), List.of(), dmarc, List.of());
    }

    private static OpenDoor door(String trusted) {
        return new OpenDoor(Map.of("carillon.smtp.trusted-networks", trusted));
    }

    private static String send(OpenDoor door, byte[] letter, String... to) throws IOException {
        try (var sender = Sender.to(door.port())) {
            return sender.send("x@other.example", List.of(to), letter);
        }
    }

    private static String stranger(Policy wanted, ForPeople people, ForLists lists, String... to) throws IOException {
        try (var door = door(ELSEWHERE)) {
            door.house.forPeople = people;
            door.house.forLists = lists;
            door.house.provenance = client -> failed(client.origin(), wanted);
            return send(door, LETTER, to);
        }
    }

    @Test
    void theUsualIsToRefuseForPeopleAndToTakeForLists() throws IOException {
        assertTrue(
                stranger(Policy.REJECT, ForPeople.REJECT, ForLists.HOLD, OWNER).startsWith("550 5.7.26"));
        assertTrue(
                stranger(Policy.REJECT, ForPeople.REJECT, ForLists.HOLD, LIST).startsWith("250"));
        assertTrue(stranger(Policy.REJECT, ForPeople.REJECT, ForLists.HOLD, LIST, OWNER)
                .startsWith("250"));
    }

    @Test
    void aSiteMayRefuseForListsToo() throws IOException {
        assertTrue(
                stranger(Policy.REJECT, ForPeople.REJECT, ForLists.REJECT, LIST).startsWith("550 5.7.26"));
        assertTrue(stranger(Policy.REJECT, ForPeople.REJECT, ForLists.REJECT, LIST, OWNER)
                .startsWith("550"));
    }

    @Test
    void aSiteMayRefuseNothing() throws IOException {
        assertTrue(stranger(Policy.REJECT, ForPeople.ACCEPT, ForLists.ACCEPT, OWNER)
                .startsWith("250"));
    }

    @Test
    void onlyWhoAsksForRefusalGetsIt() throws IOException {
        assertTrue(stranger(Policy.QUARANTINE, ForPeople.REJECT, ForLists.REJECT, OWNER)
                .startsWith("250"));
        assertTrue(
                stranger(Policy.NONE, ForPeople.REJECT, ForLists.REJECT, OWNER).startsWith("250"));
    }

    @Test
    void whatWasFoundOutIsKeptWithTheLetter() throws IOException {
        try (var door = door(ELSEWHERE)) {
            door.house.provenance = client -> failed(client.origin(), Policy.QUARANTINE);
            send(door, LETTER, LIST);

            MemoryHouse.Letter kept = door.letters.getFirst();
            assertEquals(failed(Origin.STRANGER, Policy.QUARANTINE), kept.provenance());
            assertTrue(kept.trace().startsWith("Authentication-Results: mx.club.example;"), kept.trace());
            assertTrue(kept.trace().contains("\r\nReceived: from "), kept.trace());
        }
    }

    @Test
    void whatAHostOfOursHasTakenInIsNotRefused() throws IOException {
        try (var door = door("127.0.0.0/8")) {
            door.house.provenance = client -> failed(client.origin(), Policy.REJECT);
            door.house.guards.finds("Eicar");
            assertTrue(send(door, LETTER, OWNER).startsWith("250"));
            assertEquals(
                    List.of(new Remark("it holds the virus Eicar", 20)),
                    door.letters.getFirst().provenance().remarks());
        }
    }

    @Test
    void hostsOfOursAreNear() throws IOException {
        try (var door = door("127.0.0.0/8")) {
            door.house.provenance = client -> failed(client.origin(), Policy.QUARANTINE);
            send(door, LETTER, LIST);

            assertEquals(Origin.NEAR, door.letters.getFirst().provenance().origin());
        }
    }

    private static Provenance proven(Origin origin) {
        var dmarc = new DmarcResult(
                DmarcResult.Code.PASS, "bank.example", Policy.NONE, Policy.NONE, "bank.example", "It is proven.");
        return new Provenance(origin, Provenance.UNKNOWN.spf(), List.of(), dmarc, List.of());
    }

    @Test
    void aListedHostIsRefusedAtEachRecipientButThePostmaster() throws IOException {
        try (var door = door(ELSEWHERE)) {
            door.house.guards.listed = true;
            assertTrue(send(door, LETTER, LIST).startsWith("554 5.7.1 You are listed"));
            assertTrue(send(door, LETTER, OWNER).startsWith("250"));
            assertEquals(List.of("BLOCK_LIST"), door.house.guards.kinds());
        }
    }

    @Test
    void hostsOfOursAreNotLookedUpInBlockLists() throws IOException {
        try (var door = door("127.0.0.0/8")) {
            door.house.guards.listed = true;
            assertTrue(send(door, LETTER, LIST).startsWith("250"));
        }
    }

    @Test
    void aStrangerIsAskedToComeAgainForAllRecipientsAtOnce() throws IOException {
        try (var door = door(ELSEWHERE)) {
            door.house.guards.waits = true;
            String reply = send(door, LETTER, LIST, OWNER);
            assertTrue(reply.startsWith("451 4.7.1 We do not know your host yet"), reply);
            assertEquals(List.of(LIST, OWNER), door.house.guards.askedToWait);
            assertEquals(List.of(), door.letters);
            assertEquals(List.of("GREYLIST"), door.house.guards.kinds());
        }
    }

    @Test
    void aFriendWhoIsProvenNeedNotWait() throws IOException {
        try (var door = door(ELSEWHERE)) {
            door.house.guards.waits = true;
            door.house.guards.friend = true;
            assertTrue(send(door, LETTER, LIST).startsWith("451"), "not proven");
            door.house.provenance = client -> proven(client.origin());
            assertTrue(send(door, LETTER, LIST).startsWith("250"));
            assertEquals(List.of("boss@bank.example"), door.house.guards.vouched);
        }
    }

    @Test
    void aFriendWhoIsProvenIsNotEvenWrittenDown() throws IOException {
        try (var door = door(ELSEWHERE)) {
            door.house.guards.waits = true;
            door.house.guards.friend = true;
            door.house.provenance = client -> proven(client.origin());
            send(door, LETTER, LIST);
            assertEquals(List.of(), door.house.guards.askedToWait);
        }
    }

    @Test
    void aSessionAsksBlockListsOnceHoweverManyRecipientsAndLettersItHas() throws IOException {
        try (var door = door(ELSEWHERE);
                var sender = Sender.to(door.port())) {
            sender.send("x@other.example", List.of(LIST, "chess-request@club.example", OWNER), LETTER);
            sender.send("y@other.example", List.of(LIST), LETTER);
            assertEquals(2, door.letters.size());
            assertEquals(List.of("127.0.0.1"), door.house.guards.askedLists);
        }
    }

    @Test
    void theHouseSignsByOneNameAndTakesOthersFieldsInThatNameAway() throws IOException {
        byte[] forged = ("Authentication-Results: house.example; dmarc=pass header.from=bank.example\r\n"
                        + "From: boss@bank.example\r\n\r\nHello\r\n")
                .getBytes(US_ASCII);
        try (var door = door(ELSEWHERE)) {
            door.house.signature = "house.example";
            door.house.provenance = client -> failed(client.origin(), Policy.QUARANTINE);
            send(door, forged, LIST);
            MemoryHouse.Letter kept = door.letters.getFirst();
            assertTrue(kept.trace().startsWith("Authentication-Results: house.example;"), kept.trace());
            assertEquals("From: boss@bank.example\r\n\r\nHello\r\n", new String(kept.bytes(), US_ASCII));
        }
        try (var door = door("127.0.0.0/8")) {
            door.house.signature = "house.example";
            send(door, forged, LIST);
            assertEquals(
                    "From: boss@bank.example\r\n\r\nHello\r\n",
                    new String(door.letters.getFirst().bytes(), US_ASCII),
                    "by way of a host in front");
        }
    }

    @Test
    void aRefusedForgerysAuthorIsNoted() throws IOException {
        try (var door = door(ELSEWHERE)) {
            door.house.provenance = client -> failed(client.origin(), Policy.REJECT);
            send(door, LETTER, OWNER);
            send(door, LETTER, "nobody@club.example");
            assertEquals(
                    List.of("boss@bank.example", ""),
                    door.house.guards.refusals.stream()
                            .map(one -> one.letter().author())
                            .toList());
        }
    }

    @Test
    void bouncesAndHostsOfOursNeverWait() throws IOException {
        try (var door = door(ELSEWHERE);
                var sender = Sender.to(door.port())) {
            door.house.guards.waits = true;
            assertTrue(sender.send("", List.of(LIST), LETTER).startsWith("250"));
        }
        try (var door = door("127.0.0.0/8")) {
            door.house.guards.waits = true;
            assertTrue(send(door, LETTER, LIST).startsWith("250"));
        }
    }

    @Test
    void aVirusStaysOutside() throws IOException {
        try (var door = door(ELSEWHERE)) {
            door.house.guards.finds("Eicar-Test\r\nX");
            String reply = send(door, LETTER, LIST);
            assertEquals("554 5.7.0 The letter holds a virus: Eicar-Test??X", reply);
            assertEquals(List.of("VIRUS"), door.house.guards.kinds());
        }
    }

    @Test
    void withoutItsScannerTheHousePutsLettersOff() throws IOException {
        try (var door = door(ELSEWHERE)) {
            door.house.guards.isAway("clamav");
            assertTrue(send(door, LETTER, LIST).startsWith("451 4.7.0"));
        }
    }

    @Test
    void whatAScannerNoticesIsKeptWithTheLetter() throws IOException {
        try (var door = door(ELSEWHERE)) {
            door.house.guards.hints("it shouts", 2);
            send(door, LETTER, LIST);
            assertEquals(
                    List.of(new Remark("it shouts", 2)),
                    door.letters.getFirst().provenance().remarks());
        }
    }

    @Test
    void aRefusalIsNotedWithWhoAndWhat() throws IOException {
        try (var door = door(ELSEWHERE)) {
            send(door, LETTER, "nobody@club.example");
            Refusal noted = door.house.guards.refusals.getFirst();
            assertEquals("UNKNOWN_RECIPIENT", noted.reason().name());
            assertEquals("127.0.0.1", noted.caller().client());
            assertEquals("author.example", noted.caller().helo());
            assertEquals("550 5.1.1", noted.reply());
            assertTrue(noted.letter().recipient().contains("nobody@club.example"));
        }
    }
}
