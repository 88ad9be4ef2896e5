package org.carillon.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.carillon.domains.Domains;
import org.carillon.domains.StsOffer;

/// What our domains demand of those who send to them (MTA-STS, RFC 8461 §3.2), at the host `mta-sts.DOMAIN`.
@Path("/.well-known/mta-sts.txt")
public class StsPages {
    private static final String HOST = "mta-sts.";

    private final StsOffer offer;
    private final Domains domains;

    StsPages(StsOffer offer, Domains domains) {
        this.offer = offer;
        this.domains = domains;
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public Response policy(@HeaderParam("Host") Optional<String> host) {
        String name = host.orElse("").replaceAll(":[0-9]*$", "").toLowerCase(Locale.ROOT);
        boolean ours = name.startsWith(HOST) && domains.ours(name.substring(HOST.length()));
        Optional<String> text = ours ? offer.policy() : Optional.empty();
        if (text.isEmpty()) return Response.status(Response.Status.NOT_FOUND).build();
        var cache = new CacheControl();
        cache.setMaxAge(Math.toIntExact(Duration.ofMinutes(10).toSeconds()));
        return Response.ok(text.get()).cacheControl(cache).build();
    }
}
