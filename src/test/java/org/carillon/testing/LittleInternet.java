package org.carillon.testing;

import java.util.HashMap;
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

    /// What an application needs to live in this world. For some domains it has ways of their own: all below
    /// `byroute.example` go to 127.0.0.50 or 127.0.0.51, the people of `store.example` have their
    /// letters in a store that speaks LMTP at 127.0.0.52, and `rated.example` and `rated-too.example`
    /// get ten recipients an hour each.
    public Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("carillon.delivery.route", "mx");
        settings.put("carillon.delivery.mx-port", Integer.toString(port));
        settings.put("carillon.delivery.private-hosts", "true");
        settings.put("carillon.delivery.source", "127.0.0.9");
        settings.put("carillon.delivery.helo", "out.carillon.example");
        settings.put("carillon.dns.server", dns.address());
        settings.put(
                "carillon.delivery.routes.\"*.byroute.example\"",
                "smtp:127.0.0.50:%1$d,127.0.0.51:%1$d".formatted(port));
        settings.put("carillon.delivery.routes.\"store.example\"", "lmtp:127.0.0.52:" + port);
        settings.put("carillon.delivery.rates.\"rated.example\"", "10/1h");
        settings.put("carillon.delivery.rates.\"rated-too.example\"", "10/1h");
        return settings;
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

    public void closeHosts() {
        hosts.values().forEach(FakeMx::close);
        hosts.clear();
    }

    @Override
    public void close() {
        closeHosts();
        dns.close();
    }
}
