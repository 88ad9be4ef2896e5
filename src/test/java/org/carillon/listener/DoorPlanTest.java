package org.carillon.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorPlanTest {
    private static Map<String, String> open(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(SmtpConfig.class)
                .withMapping(SubmissionConfig.class)
                .withMapping(SubmissionsConfig.class)
                .withMapping(LmtpConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
        var plan = new DoorPlan(
                config.getConfigMapping(SmtpConfig.class),
                config.getConfigMapping(SubmissionConfig.class),
                config.getConfigMapping(SubmissionsConfig.class),
                config.getConfigMapping(LmtpConfig.class));
        var open = new TreeMap<String, String>();
        plan.open().forEach((entrance, at) -> open.put(entrance.toString(), at.getHostString() + ":" + at.getPort()));
        return open;
    }

    @Test
    void threeDoorsAreOpenToEverybodyUnlessOneIsToldOtherwise() {
        assertEquals(
                Map.of("mx", "0.0.0.0:2525", "submission", "0.0.0.0:2587", "submissions", "0.0.0.0:2465"),
                open(Map.of()));
    }

    @Test
    void eachDoorIsWhereTheConfigurationWantsIt() {
        assertEquals(
                Map.of("mx", "192.0.2.1:25", "submission", "192.0.2.1:587", "lmtp", "127.0.0.1:2424"),
                open(Map.of(
                        "carillon.smtp.host", "192.0.2.1",
                        "carillon.smtp.port", "25",
                        "carillon.submission.port", " 587 ",
                        "carillon.submissions.port", "OFF",
                        "carillon.lmtp.port", "2424")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "-1", "smtp", "", "123456"})
    void whatIsNoPortIsSaid(String text) {
        var wrong = assertThrows(IllegalArgumentException.class, () -> DoorPort.of(text));
        assertEquals("\"" + text + "\" is no port: write a number up to 65535, or off.", wrong.getMessage());
    }
}
