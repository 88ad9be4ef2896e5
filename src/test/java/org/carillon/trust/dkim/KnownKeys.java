package org.carillon.trust.dkim;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.dns.Answer;
import org.carillon.dns.MailHost;
import org.carillon.dns.Records;

/// A DNS that knows the keys it was told, and remembers who was asked for.
public final class KnownKeys implements Records {
    private final Map<String, Answer<String>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    public KnownKeys with(String name, String... records) {
        answers.put(name.toLowerCase(Locale.ROOT), new Answer.Found<>(List.of(records)));
        return this;
    }

    KnownKeys mute(String name) {
        answers.put(name, new Answer.TryAgain<>("SERVFAIL"));
        return this;
    }

    KnownKeys empty(String name) {
        answers.put(name, new Answer.NoData<>());
        return this;
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public Answer<String> texts(String name) {
        asked.add(name);
        return answers.getOrDefault(name, new Answer.NoSuchName<>());
    }

    @Override
    public Answer<MailHost> mailHosts(String domain) {
        throw new AssertionError(domain);
    }

    @Override
    public Answer<InetAddress> four(String host) {
        throw new AssertionError(host);
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
