package org.carillon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncomingFilesTest {
    @TempDir
    Path home;

    @Test
    void forgetsWhatAKilledServerLeftAndNotWhatIsRead() throws IOException {
        var files = new IncomingFiles(home, Clock.systemUTC());
        assertEquals(0, files.sweep(), "there is no folder yet");
        Path read = files.fresh();
        Path left = files.fresh();
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(1))));

        assertEquals(1, files.sweep());

        assertTrue(Files.exists(read));
        assertFalse(Files.exists(left));
        assertTrue(read.startsWith(home));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(read)));
    }
}
