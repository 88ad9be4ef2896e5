package org.carillon.testing;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.dns.Answer;
import org.carillon.dns.MailHost;
import org.carillon.dns.Records;

/// A DNS made of what a test says, which remembers what it was asked.
public final class Zone implements Records {
    private final Map<String, List<String>> texts = new HashMap<>();
    private final Map<String, List<InetAddress>> addresses = new HashMap<>();
    private final Map<String, List<String>> names = new HashMap<>();
    private final Set<String> missing = new HashSet<>();
    private final Set<String> mute = new HashSet<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Runnable before = () -> {};

    public Zone text(String name, String text) {
        texts.computeIfAbsent(key(name), n -> new ArrayList<>()).add(text);
        return this;
    }

    /// @param address as digits
    public Zone address(String host, String address) {
        addresses.computeIfAbsent(key(host), n -> new ArrayList<>()).add(InetAddress.ofLiteral(address));
        return this;
    }

    /// @param reverse see [org.carillon.dns.Resolver#reverse]
    public Zone pointer(String reverse, String name) {
        names.computeIfAbsent(key(reverse), n -> new ArrayList<>()).add(name);
        return this;
    }

    public Zone missing(String name) {
        missing.add(key(name));
        return this;
    }

    public Zone mute(String name) {
        mute.add(key(name));
        return this;
    }

    /// What happens before each answer to a question for texts.
    public Zone meanwhile(Runnable act) {
        before = act;
        return this;
    }

    /// In the order of the questions.
    public List<String> askedForTexts() {
        return List.copyOf(asked);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private <T> Answer<T> answer(String name, List<T> found) {
        if (mute.contains(key(name))) return new Answer.TryAgain<>("no answer");
        if (missing.contains(key(name))) return new Answer.NoSuchName<>();
        return found.isEmpty() ? new Answer.NoData<>() : new Answer.Found<>(found);
    }

    @Override
    public Answer<MailHost> mailHosts(String domain) {
        return answer(domain, List.of());
    }

    @Override
    public Answer<InetAddress> four(String host) {
        return answer(host, ofLength(host, 4));
    }

    @Override
    public Answer<InetAddress> six(String host) {
        return answer(host, ofLength(host, 16));
    }

    private List<InetAddress> ofLength(String host, int octets) {
        return addresses.getOrDefault(key(host), List.of()).stream()
                .filter(address -> address.getAddress().length == octets)
                .toList();
    }

    @Override
    public Answer<String> texts(String name) {
        asked.add(key(name));
        before.run();
        return answer(name, texts.getOrDefault(key(name), List.of()));
    }

    @Override
    public Answer<String> names(String reverse) {
        return answer(reverse, names.getOrDefault(key(reverse), List.of()));
    }
}
