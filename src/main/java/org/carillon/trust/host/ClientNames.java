package org.carillon.trust.host;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.dns.Answer;
import org.carillon.dns.Records;
import org.carillon.dns.Resolver;
import org.jspecify.annotations.Nullable;

/// The names of one client, each believed only when it leads back to its address. The DNS is asked when somebody wants
/// to know, and once. For one thread.
public final class ClientNames {
    /// Names that are looked at (RFC 7208 §4.6.4); the others are passed over.
    private static final int MOST_NAMES = 10;

    /// Names of silent zones, each of which may cost us a whole time-out.
    private static final int MOST_SILENT = 2;

    private final Records dns;
    private final InetAddress client;
    private final Map<String, Answer<InetAddress>> looked = new HashMap<>();
    private @Nullable Answer<String> pointers;

    public ClientNames(Records dns, InetAddress client) {
        this.dns = dns;
        this.client = client;
    }

    public InetAddress client() {
        return client;
    }

    /// The address of the client as people read it (RFC 5952).
    public String address() {
        String text = InetAddresses.toAddrString(client);
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    /// The addresses of a host in the family of the client.
    public Answer<InetAddress> addresses(String host) {
        return client instanceof Inet4Address ? dns.four(host) : dns.six(host);
    }

    /// Its names as the DNS has them, believed or not: in lower case, ten at most.
    public Answer<String> pointers() {
        if (pointers != null) return pointers;
        Answer<String> answer = dns.names(Resolver.reverse(client));
        if (answer instanceof Answer.Found<String>(var found)) answer = new Answer.Found<>(few(found));
        pointers = answer;
        return answer;
    }

    private static List<String> few(List<String> names) {
        return names.stream()
                .limit(MOST_NAMES)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    /// True when it has no name at all.
    public boolean none() {
        return switch (pointers()) {
            case Answer.Found<String> _ -> false;
            case Answer.TryAgain<String> _ -> false;
            case Answer.NoData<String> _ -> true;
            case Answer.NoSuchName<String> _ -> true;
        };
    }

    /// True when a name of it leads back and is that domain or stands below it (RFC 7208 §5.5).
    public boolean within(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        return names().stream().filter(name -> inside(name, lower)).anyMatch(this::leadsBack);
    }

    /// A name that leads back: the domain itself, else one below it, else any (RFC 7208 §7.3).
    public Optional<String> best(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        List<String> names = names();
        return Stream.of(
                        names.stream().filter(lower::equals),
                        names.stream().filter(name -> inside(name, lower)),
                        names.stream())
                .flatMap(each -> each)
                .filter(this::leadsBack)
                .findFirst();
    }

    /// Any name that leads back.
    public Optional<String> any() {
        return names().stream().filter(this::leadsBack).findFirst();
    }

    /// True when it was not to be learned whether one of its names leads back.
    public boolean unsure() {
        return pointers() instanceof Answer.TryAgain || silent() > 0;
    }

    private static boolean inside(String name, String domain) {
        return name.equals(domain) || name.endsWith("." + domain);
    }

    private List<String> names() {
        return pointers() instanceof Answer.Found<String>(var found) ? found : List.of();
    }

    /// A name that cannot be looked up now is passed over (RFC 7208 §5.5), and after some such names all others.
    private boolean leadsBack(String name) {
        Answer<InetAddress> known = looked.get(name);
        if (known == null && silent() >= MOST_SILENT) return false;
        Answer<InetAddress> answer = known == null ? addresses(name) : known;
        looked.put(name, answer);
        return answer instanceof Answer.Found<InetAddress>(var found) && found.contains(client);
    }

    private long silent() {
        return looked.values().stream()
                .filter(answer -> answer instanceof Answer.TryAgain)
                .count();
    }
}
