package org.carillon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/// One certificate with an elliptic key, for both servers.
record Keys(Path certificate, Path key) {
    static Keys fresh() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("bench-keys");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        var keys = new Keys(home.resolve("certificate.pem"), home.resolve("key.pem"));
        String openssl =
                "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=mx.example -keyout";
        var command = new java.util.ArrayList<>(List.of(openssl.split(" ")));
        command.addAll(List.of(keys.key().toString(), "-out", keys.certificate().toString()));
        Tools.run(home.resolve("log"), Duration.ofSeconds(30), command);
        return keys;
    }
}
