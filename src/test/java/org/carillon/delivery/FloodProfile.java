package org.carillon.delivery;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import org.carillon.testing.LittleInternetResource;

/// Own delivery into a [org.carillon.testing.LittleInternet] in which what fails is not tried again while a test runs,
/// and a question without an answer takes longer than all the rest.
public class FloodProfile implements QuarkusTestProfile {
    static final Map<String, String> SETTINGS = Map.of(
            "carillon.delivery.retry", "1h",
            "carillon.delivery.lease", "1h",
            "carillon.dns.timeout", "40s");

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(LittleInternetResource.class, SETTINGS));
    }
}
