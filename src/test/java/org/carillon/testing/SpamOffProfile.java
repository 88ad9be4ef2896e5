package org.carillon.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A house without a spam filter of its own, whose scanner is not there.
public class SpamOffProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "carillon.spam.enabled", "false",
                "carillon.scanner.clamav.address", "127.0.0.1:1",
                "carillon.scanner.clamav.fail", "closed");
    }
}
