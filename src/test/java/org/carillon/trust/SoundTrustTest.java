package org.carillon.trust;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong with the settings is said at the start: which one, and what to write.
class SoundTrustTest {
    private static void check(Map<String, String> settings) {
        SoundTrust.check(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(TrustConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(TrustConfig.class));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "patience, 0s, above zero",
                "patience, -5s, above zero",
                "results-of, mx.example.org; dmarc=pass, is no name of a host",
                "results-of, http://mx.example.org, is no name of a host",
                "arc-of, nonsense, is no domain",
                "arc-of, ana@lists.example.org, is no domain",
                "arc-of, lists .example.org, is no domain",
                "authserv-id, mx example, is no name such as",
            })
    void namesTheSettingAndWhatToWrite(String key, String value, String sentence) {
        var wrong = assertThrows(IllegalArgumentException.class, () -> check(Map.of("carillon.trust." + key, value)));

        String said = String.valueOf(wrong.getMessage());
        assertTrue(said.startsWith("carillon.trust." + key), said);
        assertTrue(said.contains(sentence), said);
        assertTrue(said.contains("write"), said);
    }

    @Test
    void takesWhatOperatorsWrite() {
        assertDoesNotThrow(() -> check(Map.of()));
        assertDoesNotThrow(() -> check(Map.of(
                "carillon.trust.patience",
                "1s",
                "carillon.trust.results-of",
                "Front.example.org, mx1",
                "carillon.trust.arc-of",
                "Lists.example.org,xn--bcher-kva.example",
                "carillon.trust.authserv-id",
                "mail.example.org")));
    }
}
