package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.carillon.domains.Domains;
import org.carillon.lists.Right;
import org.jspecify.annotations.Nullable;

/// The directory of lists.
@Path("/lists")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ListPages {
    private static final int PAGE = 60;

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance directory(List<ListCard> lists, String next, boolean makes);
    }

    private final ListShelf shelf;
    private final Visitor visitor;
    private final Domains domains;

    ListPages(ListShelf shelf, Visitor visitor, Domains domains) {
        this.visitor = visitor;
        this.domains = domains;
        this.shelf = shelf;
    }

    @GET
    public TemplateInstance directory(@QueryParam("after") @Nullable String after) {
        ListShelf.Page page = shelf.page(after == null ? "" : after, PAGE);
        String next = page.next().isEmpty() ? "" : "/lists?after=" + Paths.encoded(page.next());
        return Templates.directory(page.lists(), next, makes());
    }

    private boolean makes() {
        return visitor.person().isPresent()
                && domains.all().stream().anyMatch(domain -> visitor.mayIn(Right.CREATE, domain));
    }
}
