package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.store.HostName;

/// How this host calls itself to others (RFC 5321 §4.1.1.1).
@ApplicationScoped
class OurName {
    private final String text;

    OurName(HostName hostName) {
        this.text = hostName.text();
    }

    String text() {
        return text;
    }
}
