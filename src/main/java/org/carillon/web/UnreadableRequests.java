package org.carillon.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Refuses what cannot be read as a request before any page sees it: no Host, none that is a name, no path, a broken
/// `%zz` in a one-click form. That is its sender's fault and stands in no log, and neither does who hangs up.
@ApplicationScoped
public class UnreadableRequests {
    private static final Logger LOG = Logger.getLogger(UnreadableRequests.class);
    /// Before [PageHeaders] and everything else; of filters the highest comes first.
    private static final int FIRST = 1000;

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int SERVER_ERROR = 500;

    void register(@Observes Filters filters) {
        filters.register(UnreadableRequests::check, FIRST);
    }

    /// The framework's own answer to failures comes last and logs each as an error.
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(UnreadableRequests::failed);
    }

    private static void check(RoutingContext request) {
        if (isName(request.request().getHeader("Host"))) request.next();
        else refuse(request.response(), BAD_REQUEST);
    }

    /// Links are resolved against it, which fails for some of what may stand there.
    private static boolean isName(@Nullable String host) {
        if (host == null) return true;
        try {
            return host.equals(new URI("http", host, "/", null, null).getRawAuthority());
        } catch (URISyntaxException noName) {
            return false;
        }
    }

    private static void failed(RoutingContext request) {
        int status = request.statusCode();
        if (request.failure() instanceof HttpClosedException) {
            LOG.debugf("client hung up path=%s", request.normalizedPath());
        } else if (status >= BAD_REQUEST && status < SERVER_ERROR) {
            refuse(request.response(), status);
        } else {
            request.next();
        }
    }

    private static void refuse(HttpServerResponse response, int status) {
        if (response.ended() || response.headWritten()) return;
        response.setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=UTF-8")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(
                        status == TOO_LARGE
                                ? "The request is larger than this server takes.\n"
                                : "The request cannot be read.\n");
    }
}
