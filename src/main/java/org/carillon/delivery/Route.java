package org.carillon.delivery;

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
        String host = text.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
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
