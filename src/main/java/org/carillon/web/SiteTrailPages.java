package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.carillon.lists.SiteTrail;

/// Who did what to the site, for those who run it.
@Path("/site/trail")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class SiteTrailPages {
    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance trail(TrailPages.Page page);
    }

    private final Visitor visitor;
    private final SiteTrail trail;

    SiteTrailPages(Visitor visitor, SiteTrail trail) {
        this.visitor = visitor;
        this.trail = trail;
    }

    @GET
    public TemplateInstance trail(
            @QueryParam("behind") @DefaultValue("") String behind, @QueryParam("find") @DefaultValue("") String find) {
        visitor.requireAdmin();
        return Templates.trail(TrailPages.page(trail::find, behind, find, "/site/trail"));
    }
}
