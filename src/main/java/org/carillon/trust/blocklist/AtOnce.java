package org.carillon.trust.blocklist;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Asks many at the same time and waits for all together no longer than it may.
final class AtOnce {
    private AtOnce() {}

    /// The answers that came in time, by who was asked. None and the mark of interruption when this
    /// thread is interrupted meanwhile.
    static <Q, A> Map<Q, A> ask(List<Q> all, Function<Q, A> asking, Duration patience) {
        if (all.isEmpty() || patience.isNegative() || patience.isZero()) return Map.of();
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("block-list-", 0).factory());
        List<Callable<A>> questions =
                all.stream().map(one -> (Callable<A>) () -> asking.apply(one)).toList();
        try {
            List<Future<A>> answers = threads.invokeAll(questions, patience.toMillis(), TimeUnit.MILLISECONDS);
            var inTime = new LinkedHashMap<Q, A>();
            for (int i = 0; i < all.size(); i++) {
                if (!answers.get(i).isCancelled()) inTime.put(all.get(i), answer(answers.get(i)));
            }
            return inTime;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return Map.of();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <A> A answer(Future<A> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a question to a block list broke", broken.getCause());
        }
    }
}
