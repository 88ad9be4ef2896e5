package org.carillon.stories;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.carillon.listener.SmtpListener;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.testing.Api;
import org.carillon.testing.FakeMx;
import org.carillon.testing.Letters;
import org.carillon.testing.Letters.Letter;
import org.carillon.testing.Sender;
import org.carillon.testing.StoryProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Two hundred letters of all kinds go through a list of 25: see `docs/flow.md` for the way they take.
@QuarkusTest
@TestProfile(StoryProfile.class)
class TwoHundredLettersTest {
    private static final int LETTERS = 200;
    private static final List<String> MEMBERS = IntStream.rangeClosed(1, 25)
            .mapToObj(i -> "m%02d@host%d.example".formatted(i, i % 5))
            .toList();

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    FakeMx mx;

    @Test
    void everyLetterReachesEveryMemberOnceWithAllItsBytes() throws IOException {
        goThrough(
                "chess@lists.example.org",
                Letters.mix(LETTERS),
                Letters.real() ? "refused-real.txt" : "refused-own.txt");
    }

    /// The real letters hold no answers of machines and no letter twice; ours do.
    @Test
    void ourOwnLettersGoThroughOrAreRefusedForAReason() throws IOException {
        goThrough("garden@lists.example.org", Letters.own(), "refused-own.txt");
    }

    private void goThrough(String list, List<Letter> letters, String refusedFile) throws IOException {
        var api = new Api(server.toString(), home);
        api.domain("lists.example.org");
        api.list(list, "nonmember=accept", "explicit-destination=off");
        api.members(list, MEMBERS);

        post(list, letters, refusedFile);
        api.awaitQuiet(Duration.ofMinutes(3));

        Map<String, Map<String, Copy>> arrived = arrived(list, letters);
        Set<String> expected = new TreeSet<>(letters.stream().map(Letter::name).toList());
        expected.removeAll(refused(refusedFile).keySet());
        assertEquals(expected, arrived.keySet(), Letters.source());
        arrived.forEach((letter, copies) ->
                assertEquals(Set.copyOf(MEMBERS), copies.keySet(), letter + " did not reach everybody"));
        eachHasItsOwnReturnPathAndToken(list, arrived);
        theFieldsOfTheListAreThere(list, arrived);
        theArchiveHasThemByteForByte(api, list, letters, expected);
    }

    private void post(String list, List<Letter> letters, String refusedFile) throws IOException {
        Map<String, String> reasons = refused(refusedFile);
        try (var sender = Sender.to(listener.port())) {
            for (Letter letter : letters) {
                String reply = sender.send(author(letter), list, letter.bytes());
                boolean atTheDoor = reasons.getOrDefault(letter.name(), "").startsWith("550 ");
                assertTrue(reply.startsWith(atTheDoor ? "550 " : "250 "), letter + ": " + reply);
            }
        }
    }

    private static String author(Letter letter) {
        return new Message(letter.bytes())
                .headers().first("From").map(Mailbox::list).filter(l -> !l.isEmpty()).stream()
                        .map(l -> l.getFirst().address().toString())
                        .findFirst()
                        .orElse("somebody@author.example");
    }

    /// The letters that the loop guard, the rules for automatic mail and the like keep from the list, and why; 550 is
    /// for those that the door does not take.
    private static Map<String, String> refused(String name) throws IOException {
        Path file = Path.of("src/test/resources/stories", name);
        var reasons = new HashMap<String, String>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] parts = line.split("\\s+", 2);
            reasons.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return reasons;
    }

    /// Letter → member → his copy; fails at a second copy and at one with a byte of difference.
    private Map<String, Map<String, Copy>> arrived(String list, List<Letter> letters) {
        var kept = new HashMap<String, String>();
        for (Letter letter : letters) kept.putIfAbsent(Copy.kept(letter.bytes()), letter.name());
        var arrived = new TreeMap<String, Map<String, Copy>>();
        for (FakeMx.Delivery delivery : mx.deliveries()) {
            if (!delivery.sender().startsWith(local(list) + "-bounces")) continue;
            Copy copy = Copy.of(delivery, kept)
                    .orElseThrow(() -> new AssertionError("not a letter that was posted:\n" + delivery.text()));
            Copy before = arrived.computeIfAbsent(copy.letter(), l -> new LinkedHashMap<>())
                    .put(copy.member(), copy);
            assertEquals(null, before, "a second copy of " + copy.letter());
            assertEquals(1, delivery.recipients().size());
        }
        return arrived;
    }

    private static void eachHasItsOwnReturnPathAndToken(String list, Map<String, Map<String, Copy>> arrived) {
        String returnPath = local(list) + "-bounces\\+[a-z0-9]+\\.[a-z0-9]+@lists\\.example\\.org";
        arrived.forEach((letter, copies) -> {
            var paths = new HashSet<String>();
            var tokens = new HashSet<String>();
            for (Copy copy : copies.values()) {
                assertTrue(copy.returnPath().matches(returnPath), copy.returnPath());
                paths.add(copy.returnPath());
                tokens.add(copy.token());
            }
            assertFalse(tokens.contains(""), letter + " lacks a one-click link");
            assertEquals(MEMBERS.size(), paths.size(), letter);
            assertEquals(MEMBERS.size(), tokens.size(), letter);
        });
    }

    private static void theFieldsOfTheListAreThere(String list, Map<String, Map<String, Copy>> arrived) {
        for (var copies : arrived.values()) {
            Copy copy = copies.values().iterator().next();
            assertTrue(copy.values("List-Id").getFirst().endsWith("<" + local(list) + ".lists.example.org>"));
            assertEquals(List.of("<mailto:" + list + ">"), copy.values("List-Post"));
            assertEquals(List.of("List-Unsubscribe=One-Click"), copy.values("List-Unsubscribe-Post"));
            assertEquals(1, copy.values("Received").size(), "one trace of our own");
        }
    }

    private static void theArchiveHasThemByteForByte(Api api, String list, List<Letter> letters, Set<String> expected) {
        var stored = new TreeMap<String, byte[]>();
        for (var post : api.all("/lists/" + list + "/archive/messages")) {
            String id = post.get("id").asText();
            byte[] raw = api.bytes("/lists/" + list + "/archive/messages/" + id + "/raw");
            letters.stream()
                    .filter(l -> expected.contains(l.name()) && Arrays.equals(l.bytes(), raw))
                    .forEach(l -> stored.put(l.name(), raw));
        }
        assertEquals(expected, stored.keySet());
        for (Letter letter : letters) {
            if (expected.contains(letter.name()))
                assertArrayEquals(letter.bytes(), stored.get(letter.name()), letter.name());
        }
    }

    private static String local(String list) {
        return list.substring(0, list.indexOf('@'));
    }
}
