package org.carillon.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ReadResultsTest {
    @Test
    void readsWhatHostsWrite() {
        var read = ReadResults.of("mx.example.org 1; spf=pass (sender is allowed) smtp.mailfrom=ana@example.org;"
                + " dkim=fail reason=\"body; changed\" header.d=example.org header.s=s1 header.b=\"a/b=\";"
                + " dmarc = pass (p=REJECT (sic) dis=NONE) header.from=example.org");

        assertEquals("mx.example.org", read.host());
        assertEquals(
                List.of(
                        new ReadResults.Result(
                                "spf", "pass", Map.of("smtp.mailfrom", "ana@example.org"), "sender is allowed"),
                        new ReadResults.Result(
                                "dkim",
                                "fail",
                                Map.of(
                                        "reason", "body; changed",
                                        "header.d", "example.org",
                                        "header.s", "s1",
                                        "header.b", "a/b="),
                                ""),
                        new ReadResults.Result(
                                "dmarc", "pass", Map.of("header.from", "example.org"), "p=REJECT (sic) dis=NONE")),
                read.results());
    }

    @Test
    void readsAHostWithoutResults() {
        var read = ReadResults.of("MX.Example.org; none");

        assertEquals("mx.example.org", read.host());
        assertTrue(read.results().isEmpty());
    }

    @Test
    void readsAVersionBehindAMethod() {
        assertEquals("spf", ReadResults.of("h; spf/1=pass").results().getFirst().method());
    }

    @Property
    void readsAnything(@ForAll @StringLength(max = 400) @CharRange(from = ' ', to = '~') String value) {
        ReadResults.of(value);
    }

    @Test
    void aFieldOfBracketsIsReadInOneGo() {
        assertTrue(ReadResults.of("h" + "(".repeat(1_000_000)).results().isEmpty());
    }
}
