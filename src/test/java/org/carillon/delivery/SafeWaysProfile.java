package org.carillon.delivery;

import java.util.Map;
import org.carillon.testing.Authority;
import org.carillon.testing.InternetProfile;
import org.carillon.testing.Ports;

/// Own delivery into a little internet whose hosts bear certificates of a test's [Authority].
public class SafeWaysProfile extends InternetProfile {
    private static final String PORT = "carillon.test.sts.port";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "carillon.delivery.tls-roots",
                Authority.roots().toString(),
                "carillon.delivery.sts-port",
                Integer.toString(port()),
                "carillon.delivery.tls-policy.\"strict.example\"",
                "verify",
                "carillon.delivery.routes.\"nowhere.example\"",
                "smtp:mx.nowhere.invalid:25",
                "carillon.mta-sts.mode",
                "testing");
    }

    /// One for the JVM: a system property is what the class loaders of Quarkus' tests share.
    public static int port() {
        synchronized (System.class) {
            if (Integer.getInteger(PORT) == null) System.setProperty(PORT, Integer.toString(Ports.free()));
            return Integer.getInteger(PORT);
        }
    }
}
