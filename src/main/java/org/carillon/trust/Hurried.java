package org.carillon.trust;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.carillon.dns.Answer;
import org.carillon.dns.MailHost;
import org.carillon.dns.Records;

/// Questions for one letter, all of which together may take so long and no longer: what is not answered by then counts
/// as not answered at the moment.
final class Hurried implements Records {
    private final Records dns;
    private final LongSupplier nanos;
    private final long end;

    /// @param nanos a clock such as [System#nanoTime]
    Hurried(Records dns, Duration patience, LongSupplier nanos) {
        this.dns = dns;
        this.nanos = nanos;
        this.end = nanos.getAsLong() + patience.toNanos();
    }

    @Override
    public Answer<MailHost> mailHosts(String domain) {
        return asked(() -> dns.mailHosts(domain));
    }

    @Override
    public Answer<InetAddress> four(String host) {
        return asked(() -> dns.four(host));
    }

    @Override
    public Answer<InetAddress> six(String host) {
        return asked(() -> dns.six(host));
    }

    @Override
    public Answer<String> texts(String name) {
        return asked(() -> dns.texts(name));
    }

    @Override
    public Answer<String> names(String reverse) {
        return asked(() -> dns.names(reverse));
    }

    private <T> Answer<T> asked(Supplier<Answer<T>> question) {
        long left = end - nanos.getAsLong();
        if (left <= 0) return new Answer.TryAgain<>("no time left");
        var answer = new FutureTask<>(question::get);
        Thread asking = Thread.ofVirtual().name("trust-dns").start(answer);
        try {
            return answer.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            asking.interrupt();
            return new Answer.TryAgain<>("no answer in time");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return new Answer.TryAgain<>("interrupted");
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a question to the DNS broke", broken.getCause());
        }
    }
}
