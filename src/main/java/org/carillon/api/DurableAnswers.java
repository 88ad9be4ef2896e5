package org.carillon.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.sql.SQLException;
import java.util.Set;
import org.carillon.store.DatabaseException;
import org.carillon.store.Durable;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// What a caller was told is done survives a power cut: between the commit and the answer stands one sync,
/// shared with everybody who asks for one at the same time.
final class DurableAnswers {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Durable durable;

    DurableAnswers(Durable durable) {
        this.durable = durable;
    }

    @ServerResponseFilter
    void sync(ContainerRequestContext request, ContainerResponseContext response) {
        boolean changed = !READING.contains(request.getMethod()) && response.getStatus() < 400;
        if (!changed) return;
        try {
            durable.sync();
        } catch (SQLException broken) {
            throw new DatabaseException(broken);
        }
    }
}
