package org.carillon.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/// Whether the disk under a folder still has its reserve. Asked at every MAIL, looked up at most once a second.
final class DiskRoom {
    private static final Logger LOG = Logger.getLogger(DiskRoom.class);
    private static final long SECOND = 1_000_000_000L;

    private final Path folder;
    private final long reserve;
    private volatile long wanted;
    private volatile long lookedAt = System.nanoTime() - 2 * SECOND;
    private volatile boolean enough = true;

    DiskRoom(Path folder, long reserve) {
        this.folder = folder;
        this.reserve = reserve;
        this.wanted = reserve;
    }

    /// Wants room for a letter of so many octets on top of the reserve, one and a half times, as it is written into the
    /// log of the database and then into its table.
    void keepFor(long largest) {
        wanted = reserve + largest + largest / 2;
        lookedAt = System.nanoTime() - 2 * SECOND;
    }

    boolean enough() {
        long now = System.nanoTime();
        if (now - lookedAt > SECOND) {
            lookedAt = now;
            look();
        }
        return enough;
    }

    private void look() {
        try {
            boolean now = Files.getFileStore(folder).getUsableSpace() >= wanted;
            if (now != enough) LOG.warnf("disk room enough=%s folder=%s", now, folder);
            enough = now;
        } catch (IOException unknown) {
            LOG.warnf("disk room unknown folder=%s cause=%s", folder, unknown.getMessage());
        }
    }
}
