package org.carillon.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/// The whole application on an H2 file, with a [FakeMx] as its smarthost.
public class StoryProfile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(FakeMxResource.class));
    }
}
