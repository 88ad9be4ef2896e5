package org.carillon.stories;

import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.listener.SmtpListener;
import org.carillon.testing.Api;
import org.carillon.testing.DnsServer.Manner;
import org.carillon.testing.FakeMx;
import org.carillon.testing.InternetProfile;
import org.carillon.testing.LittleInternet;
import org.carillon.testing.Sender;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// A post goes out to the mail hosts of its members' domains, which the DNS names; some of them are in a bad way.
@QuarkusTest
@TestProfile(InternetProfile.class)
class OwnDeliveryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String LIST = "chess@own.example.org";
    private static final String POST =
            "From: ana@well.example\r\nTo: " + LIST + "\r\nSubject: Hello\r\n\r\nHow are you all?\r\n";

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    LittleInternet internet;

    @Test
    void everyMemberIsReachedOverTheHostsOfTheirDomain() throws IOException {
        FakeMx well = internet.host("mx.well.example", "127.0.0.2");
        FakeMx second = internet.host("mx2.half.example", "127.0.0.3");
        internet.domain("well.example", "mx.well.example")
                .domain("half.example", "mx1.half.example", "mx2.half.example")
                .domain("far.example", "mx.well.example")
                .domain("ill.example", "mx.well.example");
        internet.dns()
                .zone("mx1.half.example. 60 IN A 127.0.0.4") // nobody listens there
                .zone("null.example. 60 IN MX 0 .")
                .zone("plain.example. 60 IN A 127.0.0.2")
                .served("ill.example", Manner.SERVFAIL);
        var api = new Api(server.toString(), home);
        api.domain("own.example.org");
        api.list(LIST, "nonmember=accept");
        api.members(
                LIST,
                List.of(
                        "a@well.example",
                        "b@half.example",
                        "c@far.example",
                        "d@plain.example",
                        "e@null.example",
                        "f@nowhere.example",
                        "g@ill.example"));

        try (var sender = Sender.to(listener.port())) {
            sender.send("ana@well.example", LIST, POST.getBytes(StandardCharsets.US_ASCII));
        }

        assertEquals(List.of("a@well.example", "c@far.example", "d@plain.example"), recipients(well, 3));
        assertEquals(List.of("b@half.example"), recipients(second, 1));
        await().atMost(PATIENCE).until(() -> letter(api).get("deferred").asInt() == 1);
        assertEquals(2, letter(api).get("failed").asInt(), "null MX, and a domain that is not there");
        JsonNode waiting = api.get("/queue?limit=10").get(0);
        assertEquals("ill.example", waiting.get("destination").asText());
        assertTrue(waiting.get("lastReply").asText().startsWith("no answer from the DNS"), waiting.toString());

        internet.dns().served("ill.example", Manner.WELL);

        assertEquals("g@ill.example", recipients(well, 4).getLast());
        api.awaitQuiet(PATIENCE);
        assertEquals(5, letter(api).get("delivered").asInt());
    }

    @Test
    void lettersForPeopleGoToTheirMailStoreAndListsAreNotPassedBy() throws IOException {
        FakeMx store = internet.host("store.example", "127.0.0.52").speakingLmtp();
        FakeMx outside = internet.host("mx.outside.example", "127.0.0.5");
        internet.domain("outside.example", "mx.outside.example");
        var api = new Api(server.toString(), home);
        api.domain("store.example");
        api.post("/people", Map.of("address", "ana@store.example", "name", "Ana", "password", "long enough"));
        api.list("club@store.example", "nonmember=accept");
        api.members("club@store.example", List.of("ana@store.example", "bob@outside.example"));

        try (var sender = Sender.to(listener.port())) {
            String letter = "From: eve@outside.example\r\nTo: ana@store.example\r\nSubject: Hi\r\n\r\nfor Ana\r\n";
            sender.send("eve@outside.example", "ana@store.example", letter.getBytes(StandardCharsets.US_ASCII));
            String post = "From: eve@outside.example\r\nTo: club@store.example\r\nSubject: All\r\n\r\nfor all\r\n";
            sender.send("eve@outside.example", "club@store.example", post.getBytes(StandardCharsets.US_ASCII));
        }

        assertEquals(List.of("bob@outside.example"), recipients(outside, 1));
        assertEquals(List.of("ana@store.example", "ana@store.example"), recipients(store, 2));
        List<String> senders =
                store.deliveries().stream().map(FakeMx.Delivery::sender).toList();
        assertTrue(senders.contains("eve@outside.example"), senders.toString());
        assertTrue(senders.stream().anyMatch(s -> s.startsWith("club-bounces")), "by way of the list: " + senders);
        assertTrue(
                store.commands().contains("LHLO out.carillon.example"),
                store.commands().toString());
        api.awaitQuiet(PATIENCE);
    }

    private static List<String> recipients(FakeMx host, int count) {
        var all = new ArrayList<String>();
        host.await(count).forEach(d -> all.addAll(d.recipients()));
        return all.stream().sorted().toList();
    }

    private static JsonNode letter(Api api) {
        return api.all("/queue/letters").stream()
                .filter(l -> l.get("origin").asText().startsWith("list/"))
                .findFirst()
                .orElseThrow()
                .get("recipients");
    }
}
