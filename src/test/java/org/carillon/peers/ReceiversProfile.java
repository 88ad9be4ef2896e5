package org.carillon.peers;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import org.carillon.testing.Ports;

/// Everything goes to one port of this machine, where a receiver will be; what it puts off comes again after
/// a second.
public class ReceiversProfile implements QuarkusTestProfile {
    private static final String PORT = "carillon.test.receiver.port";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "carillon.delivery.route", "smarthost",
                "carillon.delivery.smarthost", "127.0.0.1:" + port(),
                "carillon.delivery.retry", "1s");
    }

    /// One for the JVM: a system property is what the class loaders of Quarkus' tests share.
    static int port() {
        synchronized (System.class) {
            Integer known = Integer.getInteger(PORT);
            if (known != null) return known;
            System.setProperty(PORT, Integer.toString(Ports.free()));
            return Integer.getInteger(PORT);
        }
    }
}
