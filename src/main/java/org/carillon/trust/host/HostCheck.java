package org.carillon.trust.host;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import org.carillon.dns.Answer;
import org.carillon.dns.Records;
import org.carillon.trust.Shown;

/// Looks at how a client calls itself, and at how the DNS calls it. Blocks as long as the DNS does, for a dozen
/// questions at most; safe for many threads.
public final class HostCheck {
    private final Records dns;
    private final Ours ours;

    public HostCheck(Records dns, Ours ours) {
        this.dns = dns;
        this.ours = ours;
    }

    private record Fact<K>(K kind, String why) {}

    /// @param helo what it called itself
    public HostFacts of(InetAddress client, String helo) {
        var names = new ClientNames(dns, client);
        Fact<HostFacts.Greeting> greeting = greeting(names, helo);
        Fact<HostFacts.Pointer> pointer = pointer(names);
        return new HostFacts(greeting.kind(), greeting.why(), pointer.kind(), pointer.why());
    }

    private Fact<HostFacts.Greeting> greeting(ClientNames names, String helo) {
        String called = names.address() + " calls itself \"" + Shown.name(helo) + "\"";
        return switch (Called.read(helo)) {
            case Called.Nonsense _ -> new Fact<>(HostFacts.Greeting.MALFORMED, called + ", which is no name of a host");
            case Called.Word(var word) when forged(names, word) -> forgery(called, "name");
            case Called.Word _ ->
                new Fact<>(HostFacts.Greeting.UNQUALIFIED, called + ", which is a name without a domain");
            case Called.Literal(var address) -> literal(names, address, called);
            case Called.Name(var name) when forged(names, name) -> forgery(called, "name");
            case Called.Name(var name) -> named(names, name, called);
        };
    }

    private boolean forged(ClientNames names, String name) {
        return ours.names().contains(name) && !ours.is(names.client());
    }

    private static Fact<HostFacts.Greeting> forgery(String called, String what) {
        return new Fact<>(HostFacts.Greeting.FORGED, called + ", which is our own " + what);
    }

    private Fact<HostFacts.Greeting> literal(ClientNames names, InetAddress address, String called) {
        InetAddress client = names.client();
        if (address.equals(client)) return new Fact<>(HostFacts.Greeting.LITERAL, called + ", which is its address");
        if (ours(names, address) && !ours.is(client)) return forgery(called, "address");
        return new Fact<>(HostFacts.Greeting.WRONG_LITERAL, called + ", which is the address of another host");
    }

    /// Behind a NAT the address that others know is not one of this machine, but our name leads to it.
    private boolean ours(ClientNames names, InetAddress address) {
        return ours.is(address)
                || ours.names().stream()
                        .anyMatch(name -> names.addresses(name) instanceof Answer.Found<InetAddress>(var found)
                                && found.contains(address));
    }

    private static Fact<HostFacts.Greeting> named(ClientNames names, String name, String called) {
        String kind = names.client() instanceof Inet4Address ? "IPv4" : "IPv6";
        return switch (names.addresses(name)) {
            case Answer.Found<InetAddress>(var found)
            when found.contains(names.client()) ->
                new Fact<>(HostFacts.Greeting.CONFIRMED, called + ", and that name has this address");
            case Answer.Found<InetAddress> _ ->
                new Fact<>(HostFacts.Greeting.UNCONFIRMED, called + ", but that name has other addresses");
            case Answer.NoData<InetAddress> _ -> nowhere(called, kind);
            case Answer.NoSuchName<InetAddress> _ -> nowhere(called, kind);
            case Answer.TryAgain<InetAddress> _ ->
                new Fact<>(HostFacts.Greeting.UNDECIDED, called + "; whether that is so could not be looked up now");
        };
    }

    private static Fact<HostFacts.Greeting> nowhere(String called, String kind) {
        return new Fact<>(HostFacts.Greeting.NOWHERE, called + ", but that name has no address of " + kind);
    }

    private static Fact<HostFacts.Pointer> pointer(ClientNames names) {
        String address = names.address();
        return switch (names.pointers()) {
            case Answer.Found<String>(var found) -> back(names, found);
            case Answer.NoData<String> _ -> missing(address);
            case Answer.NoSuchName<String> _ -> missing(address);
            case Answer.TryAgain<String> _ ->
                new Fact<>(HostFacts.Pointer.UNDECIDED, "The name of " + address + " could not be looked up now");
        };
    }

    private static Fact<HostFacts.Pointer> missing(String address) {
        return new Fact<>(HostFacts.Pointer.MISSING, address + " has no name in the DNS");
    }

    private static Fact<HostFacts.Pointer> back(ClientNames names, List<String> found) {
        String called = names.address() + " has the name ";
        String first = Shown.name(found.getFirst());
        return names.any()
                .map(name -> new Fact<>(
                        HostFacts.Pointer.CONFIRMED, called + Shown.name(name) + ", and that name has this address"))
                .orElseGet(() -> names.unsure()
                        ? new Fact<>(
                                HostFacts.Pointer.UNDECIDED,
                                called + first + "; whether that is so could not be looked up now")
                        : new Fact<>(
                                HostFacts.Pointer.UNCONFIRMED,
                                called + first + ", but that name does not have this address"));
    }
}
