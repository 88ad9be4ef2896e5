package org.carillon.trust.blocklist;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.carillon.dns.Answer;
import org.carillon.dns.MailHost;
import org.carillon.dns.Records;

/// The DNS of block lists as a test wants it; many may ask at once. Remembers who was asked.
final class ListServer implements Records {
    private final Map<String, List<InetAddress>> codes = new ConcurrentHashMap<>();
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

    ListServer lists(String name, String... answers) {
        codes.put(name, Stream.of(answers).map(InetAddress::ofLiteral).toList());
        return this;
    }

    ListServer says(String name, String text) {
        texts.put(name, text);
        return this;
    }

    /// Whoever asks the zone is told at once that nobody answers.
    ListServer dead(String zone) {
        dead.add(zone);
        return this;
    }

    /// Whoever asks the zone waits until he has no more patience.
    ListServer silent(String zone) {
        silent.add(zone);
        return this;
    }

    ListServer wakes(String zone) {
        dead.remove(zone);
        silent.remove(zone);
        return this;
    }

    /// The names whose addresses were asked for since the last look.
    List<String> asked() {
        var those = asked.stream().sorted().toList();
        asked.clear();
        return those;
    }

    private static boolean below(Set<String> zones, String name) {
        return zones.stream().anyMatch(zone -> name.endsWith("." + zone));
    }

    @Override
    public Answer<InetAddress> four(String host) {
        asked.add(host);
        if (below(silent, host)) waitForever();
        if (below(dead, host)) return new Answer.TryAgain<>("no answer");
        List<InetAddress> found = codes.get(host);
        return found == null ? new Answer.NoSuchName<>() : new Answer.Found<>(found);
    }

    private static void waitForever() {
        try {
            boolean woken = new CountDownLatch(1).await(1, TimeUnit.HOURS);
            throw new AssertionError("nobody lost patience " + woken);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Answer<String> texts(String name) {
        String text = texts.get(name);
        return text == null ? new Answer.NoData<>() : new Answer.Found<>(List.of(text, "another text"));
    }

    @Override
    public Answer<MailHost> mailHosts(String domain) {
        throw new AssertionError(domain);
    }

    @Override
    public Answer<InetAddress> six(String host) {
        throw new AssertionError(host);
    }

    @Override
    public Answer<String> names(String reverse) {
        throw new AssertionError(reverse);
    }
}
