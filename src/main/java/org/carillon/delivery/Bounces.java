package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// Tells a person that a letter could not be delivered.
@ApplicationScoped
class Bounces {
    void send(Letter letter, Map<Recipient, Failure.Refusal> refused) {}
}
