package org.carillon.desk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a test wait until what pages were asked before is done.
@ApplicationScoped
public class ErrandsDone {
    private static final int PATIENCE_SECONDS = 60;

    private final Errands errands;

    ErrandsDone(Errands errands) {
        this.errands = errands;
    }

    public void await() {
        var last = new CountDownLatch(1);
        assertTrue(errands.add("test", "test", last::countDown));
        try {
            assertTrue(last.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "errands are not done");
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
