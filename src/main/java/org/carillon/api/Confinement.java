package org.carillon.api;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Keeps tokens for a list or a domain away from every call that does not ask what they may: what nobody has
/// thought of is closed to them.
final class Confinement {
    private final Caller caller;

    Confinement(Caller caller) {
        this.caller = caller;
    }

    @ServerRequestFilter
    void check(ResourceInfo resource, RoutingContext route) {
        if (!Caller.known(route) || caller.actor().everywhere() || asksRights(resource)) return;
        throw Refusal.forbidden("This token is " + caller.reach() + "; that needs one for the whole site.");
    }

    private static boolean asksRights(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        return method != null
                && (method.isAnnotationPresent(AsksRights.class)
                        || method.getDeclaringClass().isAnnotationPresent(AsksRights.class));
    }
}
