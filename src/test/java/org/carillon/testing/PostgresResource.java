package org.carillon.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A fresh PostgreSQL database for the application under test. Usual way to it: [PostgresProfile].
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return PostgresServer.freshDatabase();
    }

    /// The server stays for the next class; it ends with the JVM.
    @Override
    public void stop() {}
}
