package org.carillon.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/// As [InternetProfile]; and whoever comes from this machine is a stranger whose letters are looked into.
public class StrangersProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("carillon.smtp.trusted-networks", "192.0.2.0/24", "carillon.trust.patience", "3s");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(LittleInternetResource.class));
    }
}
