package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsRulesTest {
    private static DeliveryConfig config(Map<String, String> settings) {
        var named = new HashMap<String, String>();
        settings.forEach((key, value) -> named.put("carillon.delivery." + key, value));
        return new SmallRyeConfigBuilder()
                .withMapping(DeliveryConfig.class)
                .withConverter(
                        io.quarkus.runtime.configuration.MemorySize.class,
                        100,
                        new io.quarkus.runtime.configuration.MemorySizeConverter())
                .withConverter(java.time.Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                .withSources(new PropertiesConfigSource(named, "test", 100))
                .build()
                .getConfigMapping(DeliveryConfig.class);
    }

    @Test
    void theNearestDomainDecides() {
        var rules = TlsRules.of(config(Map.of(
                "tls", "encrypt", "tls-policy.\"Example.org\"", "verify", "tls-policy.\"old.example.org\"", "none")));

        assertEquals(TlsPolicy.VERIFY, rules.of("example.org"));
        assertEquals(TlsPolicy.VERIFY, rules.of("Lists.EXAMPLE.org"));
        assertEquals(TlsPolicy.NONE, rules.of("old.example.org"));
        assertEquals(TlsPolicy.ENCRYPT, rules.of("notexample.org"));
        assertEquals(Optional.empty(), rules.own("org"));
    }

    @ParameterizedTest
    @CsvSource({
        "tls, always, 'carillon.delivery.tls is \"always\"; it must be one of none, may, encrypt, verify.'",
        "tls-policy.\"a.example\", implicit, 'carillon.delivery.tls-policy.\"a.example\" is \"implicit\"; it must be one of none, may, encrypt, verify.'",
    })
    void aWrongWordStopsTheStart(String key, String value, String sentence) {
        DeliveryConfig config = config(Map.of(key, value));

        var wrong = assertThrows(IllegalArgumentException.class, () -> TlsRules.of(config));

        assertEquals(sentence, wrong.getMessage());
    }

    private static String refused(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("route", "smarthost");
        all.put("smarthost", "relay.example:587");
        return assertThrows(IllegalArgumentException.class, () -> Route.of(config(all)))
                .getMessage();
    }

    @Test
    void aPasswordIsNeverConfiguredToLeaveInTheClear() {
        assertEquals(
                "carillon.delivery.smarthost-tls is \"may\", but a password is only sent under TLS: write encrypt, verify"
                        + " or implicit, or take carillon.delivery.smarthost-user away.",
                refused(Map.of("smarthost-user", "ana", "smarthost-password", "x", "smarthost-tls", "may")));
        assertEquals(
                "Set both carillon.delivery.smarthost-user and carillon.delivery.smarthost-password, or neither.",
                refused(Map.of("smarthost-user", "ana")));
        assertEquals(
                "carillon.delivery.smarthost-tls is \"ssl\"; it must be one of none, may, encrypt, verify, implicit.",
                refused(Map.of("smarthost-tls", "ssl")));
    }

    @Test
    void aSmarthostThatWantsAPasswordIsVerifiedUnlessToldOtherwise() {
        assertEquals(TlsPolicy.MAY, smarthost(Map.of()).tls());
        assertEquals(
                TlsPolicy.VERIFY,
                smarthost(Map.of("smarthost-user", "a", "smarthost-password", "b"))
                        .tls());
        assertEquals(
                TlsPolicy.IMPLICIT,
                smarthost(Map.of("smarthost-tls", "implicit")).tls());
    }

    private static Route.Smarthost smarthost(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("route", "smarthost");
        all.put("smarthost", "relay.example:465");
        return (Route.Smarthost) Route.of(config(all));
    }
}
