package org.carillon.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.Result;
import org.apache.james.jdkim.exceptions.FailException;
import org.carillon.dns.Answer;
import org.carillon.dns.Resolver;
import org.carillon.domains.DomainKeys;
import org.carillon.listener.SmtpListener;
import org.carillon.testing.Api;
import org.carillon.testing.FakeMx;
import org.carillon.testing.InternetProfile;
import org.carillon.testing.LittleInternet;
import org.carillon.testing.Sender;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// A domain is taken in, its records are published, its posts are signed; then its keys are changed.
@QuarkusTest
@TestProfile(InternetProfile.class)
class NewKeysTest {
    private static final String DOMAIN = "keys.example.org";
    private static final String LIST = "chess@keys.example.org";

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "carillon.home")
    Path home;

    @Inject
    SmtpListener listener;

    @Inject
    DomainKeys keys;

    LittleInternet internet;

    private Api api;
    private FakeMx mx;

    @Test
    void keysAreChangedWithoutALetterThatNobodyCanVerify() throws Exception {
        api = new Api(server.toString(), home);
        mx = internet.host("mx.readers.example", "127.0.0.6");
        internet.domain("readers.example", "mx.readers.example");
        api.domain(DOMAIN);
        api.list(LIST, "nonmember=accept");
        api.members(LIST, List.of("a@readers.example"));

        assertEquals("missing", state("dkim"));
        publish("dkim");
        assertEquals("published", state("dkim"));
        String first = selector("active");
        assertEquals(first, signedBy("the first key"));

        api.post("/domains/" + DOMAIN + "/keys", Map.of());
        String next = selector("next");
        assertEquals(first, signedBy("still the first key"));
        AssertionError early = assertThrows(AssertionError.class, this::activate);
        assertTrue(early.getMessage().contains("The DNS does not show " + next + "._domainkey"), early.getMessage());
        assertEquals(first, signedBy("once more the first key"));

        publish("dkim_next");
        activate();
        assertEquals(next, signedBy("the second key"));
        assertEquals(first, selector("retiring"));
        assertEquals("published", state("dkim_retiring"));
    }

    @Test
    void noAnswerHoldsASecret() {
        api = new Api(server.toString(), home);
        api.domain(DOMAIN);
        String said = api.get("/domains/" + DOMAIN + "/dns").toString() + api.all("/domains/" + DOMAIN + "/keys");
        keys.signing(DOMAIN).forEach(key -> {
            String secret = Base64.getEncoder().encodeToString(key.pkcs8());
            assertFalse(said.contains(secret.substring(secret.length() - 30)), "the secret of " + key);
        });
    }

    @Test
    void theDoctorFindsWhatIsMissing() {
        api = new Api(server.toString(), home);
        api.domain("ill.example.org");
        List<JsonNode> findings = api.all("/doctor");
        assertEquals("ok", level(findings, "database"));
        assertEquals("ok", level(findings, "clock"));
        assertEquals("ok", level(findings, "disk"));
        assertEquals("ok", level(findings, "doors"));
        assertTrue(findings.stream().anyMatch(this::missesTheKey), findings.toString());
    }

    private boolean missesTheKey(JsonNode finding) {
        return finding.path("level").asText().equals("fail")
                && finding.path("text").asText().contains("-rsa._domainkey.ill.example.org is missing")
                && finding.path("advice").asText().startsWith("Publish: c2");
    }

    private static String level(List<JsonNode> findings, String subject) {
        return findings.stream()
                .filter(finding -> finding.path("subject").asText().equals(subject))
                .map(finding -> finding.path("level").asText())
                .findFirst()
                .orElse("not looked at");
    }

    private void activate() {
        api.post("/domains/" + DOMAIN + "/keys/activate", Map.of("force", false));
    }

    /// All records for that purpose are in the state of the first.
    private String state(String purpose) {
        List<String> states = records("?check=true", purpose).stream()
                .map(record -> record.path("state").path("state").asText())
                .distinct()
                .toList();
        assertEquals(1, states.size(), states.toString());
        return states.getFirst();
    }

    private void publish(String purpose) {
        for (JsonNode record : records("", purpose))
            internet.dns().zone(record.path("zone").asText());
    }

    private List<JsonNode> records(String query, String purpose) {
        return api.all("/domains/" + DOMAIN + "/dns" + query).stream()
                .filter(record -> record.path("purpose").asText().equals(purpose))
                .toList();
    }

    private String selector(String state) {
        return api.all("/domains/" + DOMAIN + "/keys").stream()
                .filter(key -> key.path("state").asText().equals(state)
                        && key.path("algorithm").asText().equals("rsa"))
                .findFirst()
                .orElseThrow()
                .path("selector")
                .asText();
    }

    /// Posts, and returns the selector of the RSA signature, which verifies with what the DNS shows.
    private String signedBy(String subject) throws Exception {
        String post = "From: ana@authors.example\r\nTo: " + LIST + "\r\nSubject: " + subject + "\r\n\r\nHello\r\n.\r\n";
        mx.forget();
        try (var sender = Sender.to(listener.port())) {
            sender.send("ana@authors.example", LIST, post.getBytes(StandardCharsets.US_ASCII));
        }
        FakeMx.Delivery copy = mx.await(1).getFirst();
        return verified(copy);
    }

    private String verified(FakeMx.Delivery copy) throws IOException {
        var resolver = Resolver.of(internet.dns().config());
        var verifier = new DKIMVerifier((methods, selector, domain) ->
                resolver.texts(selector + "._domainkey." + domain) instanceof Answer.Found<String>(var texts)
                        ? texts
                        : List.of());
        try {
            verifier.verify(new ByteArrayInputStream(copy.bytes()));
        } catch (FailException ed25519IsUnknownToIt) {
            // the results say more
        }
        return verifier.getResults().stream()
                .filter(result -> result.getResultType() == Result.Type.PASS)
                .map(result -> result.getRecord().getSelector().toString())
                .findFirst()
                .orElse("nobody: " + verifier.getResults());
    }
}
