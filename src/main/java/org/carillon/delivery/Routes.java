package org.carillon.delivery;

import java.util.Optional;

/// Which way the letters for each domain go: by the route of all, or by one that the operator has written for this
/// domain.
final class Routes {
    private static final String KEY = "carillon.delivery.routes";

    private final Route general;
    private final ByDomain<Route> exceptions;

    private Routes(Route general, ByDomain<Route> exceptions) {
        this.general = general;
        this.exceptions = exceptions;
    }

    /// @throws IllegalArgumentException with a sentence that says what is wrong with the configuration
    static Routes of(DeliveryConfig config) {
        return new Routes(
                Route.of(config),
                ByDomain.of(KEY, config.routes(), (key, text) -> Route.exception(key, text, config.mxPort())));
    }

    Route to(String domain) {
        return exceptions.of(domain).orElse(general);
    }

    /// The mail store of one of our own domains, which has the folders of its people.
    Optional<Route.Hosts> store(String domain) {
        return exceptions.of(domain).filter(Route.Hosts.class::isInstance).map(Route.Hosts.class::cast);
    }
}
