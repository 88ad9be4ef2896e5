package org.carillon.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.carillon.delivery.OwnPolicies;
import org.carillon.domains.Domains;
import org.carillon.trust.DnsAdvice;

/// The part of the [Doctor] that reads our MTA-STS policies as others do: with one that cannot be read, what the DNS
/// promises is without effect.
@ApplicationScoped
class PolicyDoctor {
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final Domains domains;
    private final DnsAdvice advice;
    private final OwnPolicies policies;

    PolicyDoctor(Domains domains, DnsAdvice advice, OwnPolicies policies) {
        this.domains = domains;
        this.advice = advice;
        this.policies = policies;
    }

    /// Nothing where we publish none. All are read at once; what is not here in time is not there.
    List<Finding> examine() {
        if (advice.stsPolicy().isEmpty()) return List.of();
        String policy = advice.stsPolicy().get();
        List<String> all = domains.all();
        List<Callable<Boolean>> looks = all.stream()
                .map(domain -> (Callable<Boolean>) () -> policies.served(domain, policy))
                .toList();
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("policy-check-", 0).factory());
        try {
            List<Future<Boolean>> seen = threads.invokeAll(looks, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var findings = new ArrayList<Finding>();
            for (int i = 0; i < all.size(); i++) findings.add(finding(all.get(i), served(all.get(i), seen.get(i))));
            return findings;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean served(String domain, Future<Boolean> look) throws InterruptedException {
        try {
            return look.get();
        } catch (CancellationException late) {
            return false;
        } catch (ExecutionException broken) {
            throw new IllegalStateException("cannot read the policy of " + domain, broken.getCause());
        }
    }

    private static Finding finding(String domain, boolean served) {
        String place = "https://mta-sts." + domain + "/.well-known/mta-sts.txt";
        if (served) return Finding.ok("mta-sts", "the policy of " + domain + " can be read at " + place);
        return Finding.warn(
                "mta-sts",
                "the policy of " + domain + " cannot be read at " + place + ", or another is there",
                "Let mta-sts." + domain + " lead to your web proxy, with a certificate for that name.");
    }
}
