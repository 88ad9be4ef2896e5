package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.carillon.domains.Domains;

/// The first page: what there is, and where to go next. In the demo it leads a newcomer through five minutes.
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class HomePages {
    /// More lists than these stand on their own page.
    private static final int SHOWN = 12;

    /// What to do next.
    ///
    /// @param domain one of ours, or `lists.example.org` as long as there is none
    record NextSteps(boolean hasDomain, String domain) {}

    /// The tour of the demo.
    ///
    /// @param away the address of who is away, `rules` of who has sort rules
    record Tour(
            String list, String author, String away, String rules, List<DemoHints.Account> people, String password) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance index(List<ListCard> lists, boolean more, NextSteps steps);

        static native TemplateInstance demo(List<ListCard> lists, boolean more, Tour tour);
    }

    private final Domains domains;
    private final DemoHints demo;
    private final ListShelf shelf;

    HomePages(Domains domains, DemoHints demo, ListShelf shelf) {
        this.domains = domains;
        this.demo = demo;
        this.shelf = shelf;
    }

    @GET
    public TemplateInstance index() {
        ListShelf.Page page = shelf.page("", SHOWN);
        boolean more = !page.next().isEmpty();
        if (demo.open() && !page.lists().isEmpty()) {
            return Templates.demo(page.lists(), more, tour(page.lists().getFirst()));
        }
        return Templates.index(page.lists(), more, steps());
    }

    private Tour tour(ListCard list) {
        return new Tour(
                list.address(),
                demo.who("member"),
                demo.who("away"),
                demo.who("rules"),
                demo.accounts(),
                demo.password());
    }

    private NextSteps steps() {
        return domains.all().stream()
                .findFirst()
                .map(domain -> new NextSteps(true, domain))
                .orElse(new NextSteps(false, "lists.example.org"));
    }
}
