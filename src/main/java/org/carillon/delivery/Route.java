package org.carillon.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The way by which letters leave this house.
public sealed interface Route {
    /// Nothing leaves; every letter is kept in [Captured].
    record Capture() implements Route {}

    /// Everything goes to one host, which does the rest.
    record Smarthost(
            String host, int port, TlsPolicy tls, @Nullable Login login) implements Route {}

    /// To the mail hosts of each domain (RFC 5321 §5.1).
    record Mx(int port) implements Route {}

    /// To these hosts, whatever the DNS says: the first that is there gets it.
    record Hosts(Protocol protocol, List<Place> places) implements Route {
        public Hosts {
            places = List.copyOf(places);
        }

        record Place(String host, int port) {
            @Override
            public String toString() {
                return host + ":" + port;
            }
        }

        String text() {
            return places.stream().map(Place::toString).collect(Collectors.joining(" "));
        }
    }

    /// The way of a single domain.
    /// @param key of the configuration, for complaints
    /// @throws IllegalArgumentException with a sentence that says what is wrong with the configuration
    static Route exception(String key, String text, int mxPort) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        return switch (kind) {
            case "mx" -> new Mx(port(String.valueOf(mxPort), "carillon.delivery.mx-port"));
            case "capture" -> new Capture();
            case "smtp" -> hosts(key, Protocol.SMTP, text, colon);
            case "lmtp" -> hosts(key, Protocol.LMTP, text, colon);
            default -> throw unknown(key, text);
        };
    }

    private static IllegalArgumentException unknown(String key, String text) {
        return new IllegalArgumentException(
                key + " is \"" + text + "\"; write mx, capture, smtp:host:port or lmtp:host:port.");
    }

    private static Hosts hosts(String key, Protocol protocol, String text, int colon) {
        var places = new ArrayList<Hosts.Place>();
        for (String each : text.substring(colon + 1).split(",", -1)) {
            String place = each.strip();
            int end = place.lastIndexOf(':');
            if (end <= 0) throw unknown(key, text);
            places.add(new Hosts.Place(bare(place.substring(0, end)), port(place.substring(end + 1), key)));
        }
        return new Hosts(protocol, places);
    }

    /// An address of IPv6 stands in brackets, for its colons.
    private static String bare(String host) {
        return host.replaceAll("^\\[(.*)]$", "$1");
    }

    /// @throws IllegalArgumentException with a sentence that says what is wrong with the configuration
    static Route of(DeliveryConfig config) {
        return switch (config.route()) {
            case "capture" -> new Capture();
            case "mx" -> new Mx(port(String.valueOf(config.mxPort()), "carillon.delivery.mx-port"));
            case "smarthost" -> smarthost(config);
            default ->
                throw new IllegalArgumentException(
                        "carillon.delivery.route is \"" + config.route() + "\"; it must be capture, smarthost or mx.");
        };
    }

    private static Route smarthost(DeliveryConfig config) {
        String text = config.smarthost()
                .map(String::strip)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "carillon.delivery.route is smarthost, but carillon.delivery.smarthost is not set; write host:port."));
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException(
                    "carillon.delivery.smarthost is \"" + text + "\"; write host:port, such as mail.example.org:25.");
        }
        String host = bare(text.substring(0, colon));
        int port = port(text.substring(colon + 1), "carillon.delivery.smarthost");
        Login login = TlsRules.login(config.clientTls()).orElse(null);
        return new Smarthost(host, port, TlsRules.ofSmarthost(config.clientTls(), login != null), login);
    }

    private static int port(String text, String key) {
        boolean ok = text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535;
        if (!ok) throw new IllegalArgumentException(key + " has the port \"" + text + "\"; it must be 1 to 65535.");
        return Integer.parseInt(text);
    }
}
