package org.carillon.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A world of mail hosts and their DNS within this machine: each host has an address of its own on the loopback, and
/// all listen at the same port, as all the world's do at 25.
public final class LittleInternet implements AutoCloseable {
    private final DnsServer dns = DnsServer.start();
    private final int port = Ports.free();
    private final Map<String, FakeMx> hosts = new ConcurrentHashMap<>();

    public DnsServer dns() {
        return dns;
    }

    /// What an application needs to live in this world.
    public Map<String, String> settings() {
        return Map.of(
                "carillon.delivery.route",
                "mx",
                "carillon.delivery.mx-port",
                Integer.toString(port),
                "carillon.delivery.private-hosts",
                "true",
                "carillon.dns.server",
                dns.address());
    }

    public int port() {
        return port;
    }

    /// Opens a mail host; `name` leads to it.
    ///
    /// @param address such as `127.0.0.2`
    public FakeMx host(String name, String address) {
        dns.zone(name + ". 60 IN A " + address);
        FakeMx host = FakeMx.startAt(address, port);
        hosts.put(name, host);
        return host;
    }

    /// The domain's mail goes to these hosts, the first first.
    public LittleInternet domain(String domain, String... hosts) {
        for (int i = 0; i < hosts.length; i++) dns.zone("%s. 60 IN MX %d %s.".formatted(domain, 10 * i + 10, hosts[i]));
        return this;
    }

    @Override
    public void close() {
        hosts.values().forEach(FakeMx::close);
        dns.close();
    }
}
