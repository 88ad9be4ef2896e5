package org.carillon.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// Two years of a real list in the text form of pipermail (`../shared/data/archives`); a small month of our own
/// where that folder is missing.
@QuarkusTest
class RealArchiveTest {
    private static final Logger LOG = Logger.getLogger(RealArchiveTest.class);
    private static final Path REAL =
            Path.of("../shared/data/archives/r-devel").toAbsolutePath().normalize();
    private static final Path OWN = Path.of("src/test/resources/archives").toAbsolutePath();

    @Inject
    MboxImport mboxImport;

    @Inject
    Reading reading;

    @Test
    void takesEveryMonthOnceAndWeavesItsThreads() throws IOException {
        boolean real = Files.isDirectory(REAL);
        String list = "list/real-" + System.identityHashCode(this);
        long start = System.nanoTime();
        Totals first = importAll(list, real ? REAL : OWN);
        long millis = (System.nanoTime() - start) / 1_000_000;
        Totals second = importAll(list, real ? REAL : OWN);
        LOG.infof("imported from=%s letters=%d millis=%d", real ? REAL : OWN, first.imported, millis);

        assertEquals(new Totals(0, first.imported + first.known, 0), second);
        assertEquals(0, first.left);
        assertEquals(
                first.imported,
                reading.months(list).stream().mapToInt(MonthCount::posts).sum());
        if (!real) return;
        assertTrue(first.imported >= 2190, "imported " + first.imported);
        assertEquals(24, reading.months(list).size());
        int threads = reading.threads(list, "", 5000).conversations().size();
        assertTrue(threads > 300 && threads < 900, "threads " + threads);
    }

    private record Totals(int imported, int known, int left) {}

    private Totals importAll(String list, Path folder) throws IOException {
        int imported = 0;
        int known = 0;
        int left = 0;
        List<Path> files;
        try (var entries = Files.list(folder)) {
            files = entries.sorted().toList();
        }
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                ImportReport report = mboxImport.run(list, in, MboxDialect.RD);
                imported += report.imported();
                known += report.known();
                left += report.left();
                report.odd()
                        .forEach(odd -> LOG.infof(
                                "odd file=%s letter=%d why=%s", file.getFileName(), odd.letter(), odd.reason()));
            }
        }
        return new Totals(imported, known, left);
    }
}
