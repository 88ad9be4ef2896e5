package org.carillon.trust;

import com.google.common.net.InternetDomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.carillon.dns.Answer;
import org.carillon.dns.MailHost;
import org.carillon.dns.Resolver;
import org.carillon.trust.DnsCheck.State;

/// Compares what the DNS says with what it should say. Asks afresh and all at once, so that who has just changed a
/// record
/// sees it, and a mute server holds a page up for seconds and not for minutes.
@ApplicationScoped
public class DnsChecks {
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final Resolver resolver;

    DnsChecks(Resolver resolver) {
        this.resolver = resolver;
    }

    /// Without asking, where nothing leaves and no DNS need be near.
    public static List<DnsCheck> notAsked(List<DnsRecord> records) {
        return records.stream()
                .map(record -> new DnsCheck(record, State.UNKNOWN, "not asked, as no letter leaves"))
                .toList();
    }

    /// In the order of the records.
    public List<DnsCheck> of(List<DnsRecord> records) {
        Resolver fresh = resolver.afresh();
        List<Callable<DnsCheck>> questions = records.stream()
                .map(r -> (Callable<DnsCheck>) () -> check(fresh, r))
                .toList();
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("dns-check-", 0).factory());
        try {
            List<Future<DnsCheck>> answers = threads.invokeAll(questions, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var checks = new ArrayList<DnsCheck>();
            for (int i = 0; i < records.size(); i++) checks.add(answer(records.get(i), answers.get(i)));
            return checks;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return records.stream().map(DnsChecks::unanswered).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static DnsCheck answer(DnsRecord record, Future<DnsCheck> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException late) {
            return unanswered(record);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("cannot check " + record.name(), broken.getCause());
        }
    }

    private static DnsCheck unanswered(DnsRecord record) {
        return new DnsCheck(record, State.UNKNOWN, "no answer from the DNS in time");
    }

    private static DnsCheck check(Resolver dns, DnsRecord record) {
        return switch (record.type()) {
            case MX ->
                judged(record, dns.mailHosts(record.name()), mx -> mx.preference() + " " + mx.name(), leads(record));
            case PTR -> judged(record, dns.names(record.name()), name -> name, record.value()::equals);
            case TXT -> texts(dns, record);
        };
    }

    private static Predicate<MailHost> leads(DnsRecord record) {
        return mx -> record.value().endsWith(" " + mx.name());
    }

    private static DnsCheck texts(Resolver dns, DnsRecord record) {
        var wanted = WantedText.of(record);
        DnsCheck here = judged(record, only(dns.texts(record.name()), wanted.alike()), text -> text, wanted.good());
        if (here.state() != State.MISSING || record.purpose() != DnsRecord.Purpose.DMARC) return here;
        return inherited(dns, record, wanted).orElse(here);
    }

    /// A domain without a policy has that of the organisation it belongs to (RFC 7489 §6.6.3).
    private static Optional<DnsCheck> inherited(Resolver dns, DnsRecord record, WantedText wanted) {
        String domain = record.name().substring(record.name().indexOf('.') + 1);
        boolean owned = InternetDomainName.isValid(domain)
                && InternetDomainName.from(domain).isUnderPublicSuffix();
        String above = owned ? "_dmarc." + InternetDomainName.from(domain).topPrivateDomain() : record.name();
        if (above.equals(record.name())) return Optional.empty();
        DnsCheck there = judged(record, only(dns.texts(above), wanted.alike()), text -> text, wanted.good());
        return there.published() ? Optional.of(there) : Optional.empty();
    }

    /// Other texts at the same name are none of our business.
    private static Answer<String> only(Answer<String> answer, Predicate<String> alike) {
        if (!(answer instanceof Answer.Found<String>(var texts))) return answer;
        List<String> those = texts.stream().filter(alike).toList();
        return those.isEmpty() ? new Answer.NoData<>() : new Answer.Found<>(those);
    }

    private static <T> DnsCheck judged(
            DnsRecord record, Answer<T> answer, Function<T, String> words, Predicate<T> good) {
        return switch (answer) {
            case Answer.Found<T>(var there)
            when there.stream().anyMatch(good) -> new DnsCheck(record, State.PUBLISHED, "");
            case Answer.Found<T>(var there) ->
                new DnsCheck(
                        record,
                        State.DIFFERENT,
                        String.join(" and ", there.stream().map(words).toList()));
            case Answer.NoData<T> _, Answer.NoSuchName<T> _ -> new DnsCheck(record, State.MISSING, "");
            case Answer.TryAgain<T>(var reason) -> new DnsCheck(record, State.UNKNOWN, reason.toLowerCase(Locale.ROOT));
        };
    }
}
