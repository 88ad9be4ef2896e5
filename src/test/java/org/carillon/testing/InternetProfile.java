package org.carillon.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/// The whole application on an H2 file, with own delivery (route `mx`) into a [LittleInternet].
public class InternetProfile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(LittleInternetResource.class));
    }
}
