package org.carillon.delivery;

import java.util.HashMap;
import java.util.Map;
import org.carillon.testing.Authority;

/// As [SmarthostProfile], with a smarthost that wants to know who we are.
public class SignedInProfile extends SmarthostProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(super.getConfigOverrides());
        settings.put("carillon.delivery.smarthost", "localhost:" + port());
        settings.put("carillon.delivery.smarthost-user", "ana");
        settings.put("carillon.delivery.smarthost-password", "s3cret");
        settings.put("carillon.delivery.tls-roots", Authority.roots().toString());
        return settings;
    }
}
