package org.carillon.trust.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.carillon.dns.Answer;
import org.carillon.dns.MailHost;
import org.carillon.dns.Records;

/// A little DNS, written down as in the suite of RFC 7208: for each name a list of `TYPE: value`. `TIMEOUT` stands for
/// silence about all types that the name does not have. An `SPF` counts as a `TXT`, unless the name has one of its own,
/// be it `NONE`. Remembers what it was asked.
public final class Zone implements Records {
    private static final int MOST_ALIASES = 8;
    private static final String SILENCE = "TIMEOUT";

    private record Entry(String type, Object value) {}

    private final Map<String, List<Entry>> names = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    public Zone(Map<?, ?> zone) {
        zone.forEach((name, entries) -> {
            var list = new ArrayList<Entry>();
            for (Object entry : (List<?>) entries) {
                if (entry instanceof Map<?, ?> one) one.forEach((type, value) -> list.add(entry(type, value)));
                else list.add(new Entry(SILENCE, ""));
            }
            names.put(key(name.toString()), withTexts(list));
        });
    }

    /// Each line `name TYPE value`.
    public static Zone of(String... lines) {
        var zone = new HashMap<String, List<Object>>();
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            List<Object> entries = zone.computeIfAbsent(words[0], name -> new ArrayList<>());
            if (words[1].equals(SILENCE)) entries.add(SILENCE);
            else if (words[1].equals("MX")) entries.add(Map.of("MX", List.of(10, words[2])));
            else entries.add(Map.of(words[1], words[2]));
        }
        return new Zone(zone);
    }

    /// In the order of the questions, each as `TYPE name`.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private static Entry entry(Object type, Object value) {
        boolean pieces = value instanceof List<?> && !type.equals("MX");
        return new Entry(
                type.toString(),
                pieces
                        ? String.join(
                                "",
                                ((List<?>) value).stream().map(Object::toString).toList())
                        : value);
    }

    private static List<Entry> withTexts(List<Entry> entries) {
        if (entries.stream().anyMatch(entry -> entry.type().equals("TXT"))) return entries;
        var more = new ArrayList<>(entries);
        for (Entry entry : entries) if (entry.type().equals("SPF")) more.add(new Entry("TXT", entry.value()));
        return more;
    }

    private static String key(String name) {
        return DnsName.withoutDot(name).toLowerCase(Locale.ROOT);
    }

    @Override
    public Answer<MailHost> mailHosts(String domain) {
        return ask(domain, "MX", value -> {
            List<?> pair = (List<?>) value;
            return new MailHost((Integer) pair.getFirst(), key(pair.getLast().toString()));
        });
    }

    @Override
    public Answer<InetAddress> four(String host) {
        return ask(host, "A", value -> InetAddress.ofLiteral(value.toString()));
    }

    @Override
    public Answer<InetAddress> six(String host) {
        return ask(host, "AAAA", value -> InetAddress.ofLiteral(value.toString()));
    }

    @Override
    public Answer<String> texts(String name) {
        return ask(name, "TXT", Object::toString);
    }

    @Override
    public Answer<String> names(String reverse) {
        return ask(reverse, "PTR", value -> key(value.toString()));
    }

    private <T> Answer<T> ask(String name, String type, Function<Object, T> reader) {
        asked.add(type + " " + name);
        String at = key(name);
        for (int alias = 0; alias < MOST_ALIASES; alias++) {
            List<Entry> entries = names.get(at);
            if (entries == null) return new Answer.NoSuchName<>();
            List<T> found = values(entries, type).map(reader).toList();
            if (!found.isEmpty()) return new Answer.Found<>(found);
            var other = values(entries, "CNAME").findFirst();
            if (other.isEmpty()) return nothing(entries);
            at = key(other.get().toString());
        }
        return new Answer.TryAgain<>("the aliases go round in circles");
    }

    private static Stream<Object> values(List<Entry> entries, String type) {
        return entries.stream()
                .filter(entry -> entry.type().equals(type) && !entry.value().equals("NONE"))
                .map(Entry::value);
    }

    private static <T> Answer<T> nothing(List<Entry> entries) {
        boolean silent = entries.stream().anyMatch(entry -> entry.type().equals(SILENCE));
        return silent ? new Answer.TryAgain<>("no answer from the DNS") : new Answer.NoData<>();
    }
}
