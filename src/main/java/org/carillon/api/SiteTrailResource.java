package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.carillon.lists.SiteTrail;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Who did what to the site.
@Path("/api/v1/trail")
@Tag(name = "site")
public class SiteTrailResource {
    private final SiteTrail trail;

    SiteTrailResource(SiteTrail trail) {
        this.trail = trail;
    }

    @GET
    @Operation(summary = "Show who banned whom from all lists, made tokens, and named those who run a domain")
    public Response list(@BeanParam Paging paging, UriInfo uri) {
        List<TrailResource.Entry> page = trail.page(TrailResource.mark(paging), paging.limit()).stream()
                .map(TrailResource::entry)
                .toList();
        return paging.answer(page, uri, TrailResource.Entry::key);
    }
}
