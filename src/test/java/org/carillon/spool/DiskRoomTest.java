package org.carillon.spool;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskRoomTest {
    @TempDir
    Path folder;

    @Test
    void keepsOneAndAHalfTimesTheLargestLetterBesideItsReserve() throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        var disk = new DiskRoom(folder, free / 2);
        assertTrue(disk.enough());
        disk.keepFor(free / 10);
        assertTrue(disk.enough());
        disk.keepFor(free / 2);
        assertFalse(disk.enough());
    }
}
