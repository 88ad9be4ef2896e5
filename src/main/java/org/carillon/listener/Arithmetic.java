package org.carillon.listener;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Work that is slow on purpose, on few threads of its own, so that it does not hold up everything else. Few may wait
/// for it, and not for long: the others are told to come again.
final class Arithmetic {
    private final ThreadPoolExecutor threads;
    private final Duration patience;

    /// @param queue how many may wait beside those whose turn it is
    /// @param patience from the question to the answer
    Arithmetic(int threads, int queue, Duration patience) {
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().daemon().name("sign-in-", 0).factory());
        this.patience = patience;
    }

    /// @throws PeopleAwayException when too many wait, it takes too long, or the work itself failed
    <T> T ask(Callable<T> question) {
        Future<T> answer = submitted(question);
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException away) {
            throw new PeopleAwayException(away.getCause() == null ? away : away.getCause());
        } catch (TimeoutException late) {
            answer.cancel(false);
            throw new PeopleAwayException(new IllegalStateException("no answer within " + patience, late));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PeopleAwayException(stopped);
        }
    }

    private <T> Future<T> submitted(Callable<T> question) {
        try {
            return threads.submit(question);
        } catch (RejectedExecutionException crowd) {
            throw new PeopleAwayException(new IllegalStateException("too many sign in at once", crowd));
        }
    }

    void stop() {
        threads.shutdown();
    }
}
