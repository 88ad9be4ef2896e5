package org.carillon.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void fewMayWaitAndTheOthersAreToldAtOnce() throws Exception {
        var arithmetic = new Arithmetic(1, 1, Duration.ofMinutes(1));
        var first = CompletableFuture.supplyAsync(() -> arithmetic.ask(this::slow), Thread::startVirtualThread);
        begun.await();
        // one of these waits, the other is sent away
        var second = CompletableFuture.supplyAsync(() -> arithmetic.ask(() -> "2"), Thread::startVirtualThread);
        var third = CompletableFuture.supplyAsync(() -> arithmetic.ask(() -> "3"), Thread::startVirtualThread);
        var away = assertThrows(
                Exception.class, () -> CompletableFuture.anyOf(second, third).get());
        assertTrue(away.getMessage().contains("too many sign in at once"), away.getMessage());
        goOn.countDown();
        assertEquals("done", first.get());
        // until the one that waited has its turn, the queue is full
        CompletableFuture.allOf(second, third).handle((none, crowd) -> crowd).get();
        assertEquals("4", arithmetic.ask(() -> "4"));
        arithmetic.stop();
    }

    @Test
    void whoWaitsTooLongIsToldToComeAgain() {
        var arithmetic = new Arithmetic(1, 1, Duration.ofMillis(20));
        var away = assertThrows(PeopleAwayException.class, () -> arithmetic.ask(this::slow));
        assertTrue(away.getMessage().contains("no answer within"), away.getMessage());
        goOn.countDown();
        arithmetic.stop();
    }

    @Test
    void saysWhatWentWrong() {
        var arithmetic = new Arithmetic(1, 1, Duration.ofMinutes(1));
        var away = assertThrows(
                PeopleAwayException.class,
                () -> arithmetic.ask(() -> {
                    throw new IllegalStateException("the database is away");
                }));
        assertEquals("the database is away", away.getMessage());
        arithmetic.stop();
    }

    private String slow() throws InterruptedException {
        begun.countDown();
        goOn.await();
        return "done";
    }
}
