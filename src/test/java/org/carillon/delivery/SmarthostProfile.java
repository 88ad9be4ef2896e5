package org.carillon.delivery;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/// Everything goes to a host on this machine, and what fails is tried again soon.
public class SmarthostProfile implements QuarkusTestProfile {
    private static final String PORT = "carillon.test.smarthost.port";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "carillon.delivery.route", "smarthost",
                "carillon.delivery.smarthost", "127.0.0.1:" + port(),
                "carillon.postmaster", "postmaster@post.example",
                "carillon.delivery.retry", "0.3s",
                "carillon.delivery.lease", "3s");
    }

    /// One port for the JVM: a system property is what the class loaders of Quarkus' tests share.
    static int port() {
        synchronized (System.class) {
            Integer known = Integer.getInteger(PORT);
            if (known != null) return known;
            try (var probe = new ServerSocket(0)) {
                System.setProperty(PORT, Integer.toString(probe.getLocalPort()));
                return probe.getLocalPort();
            } catch (IOException none) {
                throw new UncheckedIOException(none);
            }
        }
    }
}
