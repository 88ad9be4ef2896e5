package org.carillon.trust.dkim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The public suite for those who validate chains (`../shared/data/trust/arc`), where it is there;
/// [ArcVerifierTest] has our own.
class ArcSuiteTest {
    private static final Path SUITE = Path.of("../shared/data/trust/arc/arc-draft-validation-tests.yml");
    private static final int CASES = 171;

    /// Left out, and why.
    private static final Map<String, String> OTHERWISE = Map.of(
            "ams_fields_c_na",
            "the suite reads a c= that is not there as relaxed, RFC 8617 §4.1.2 with RFC 6376 §3.5 as simple");

    /// The keys of the suite and its stamps are of 2017.
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private static KnownKeys dns(Map<?, ?> scenario) {
        var dns = new KnownKeys();
        var records = (Map<?, ?>) Objects.requireNonNullElse(scenario.get("txt-records"), Map.of());
        records.forEach((name, text) -> dns.with(name.toString(), String.valueOf(text)));
        return dns;
    }

    /// The suite says nothing of chains that a host before has found broken.
    private static String expected(Map<?, ?> test) {
        String status = String.valueOf(test.get("cv")).strip().toLowerCase(Locale.ROOT);
        return status.isEmpty() ? "fail" : status;
    }

    private static String judged(KnownKeys dns, Map<?, ?> test) {
        String letter = String.valueOf(test.get("message")).replace("\n", "\r\n");
        return new ArcVerifier(dns).verify(letter.getBytes(UTF_8), NOW).code().word();
    }

    @Test
    void judgesTheCasesOfTheSuite() throws IOException {
        assumeTrue(Files.exists(SUITE), "our own chains, as ../shared/data is not there");
        var wrong = new TreeMap<String, String>();
        int count = 0;
        try (var text = Files.newBufferedReader(SUITE)) {
            for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
                var scenario = (Map<?, ?>) document;
                KnownKeys dns = dns(scenario);
                for (Map.Entry<?, ?> entry : ((Map<?, ?>) scenario.get("tests")).entrySet()) {
                    var test = (Map<?, ?>) entry.getValue();
                    String judged = judged(dns, test);
                    count++;
                    if (!judged.equals(expected(test))) wrong.put(entry.getKey().toString(), judged);
                }
            }
        }
        assertEquals(List.copyOf(new TreeMap<>(OTHERWISE).keySet()), List.copyOf(wrong.keySet()));
        assertEquals(CASES, count);
    }
}
