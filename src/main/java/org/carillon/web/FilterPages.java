package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.carillon.spam.SpamConfig;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.scanner.Scanners;
import org.carillon.trust.blocklist.BlockLists;
import org.carillon.trust.blocklist.ListState;

/// What is asked about strangers, and in what state it is: block lists, the spam filter, scanners; for those who run
/// the
/// site.
@Path("/site/doors/filters")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class FilterPages {
    /// What the filter of the site has learned.
    ///
    /// @param ready it has an opinion
    record Learned(long ham, long spam, int needed, boolean ready) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance filters(
                List<ListState> lists, Learned learned, SpamConfig config, boolean scanners);
    }

    private final Visitor visitor;
    private final BlockLists lists;
    private final SpamMemory memory;
    private final SpamConfig config;
    private final Scanners scanners;

    FilterPages(Visitor visitor, BlockLists lists, SpamMemory memory, SpamConfig config, Scanners scanners) {
        this.visitor = visitor;
        this.lists = lists;
        this.memory = memory;
        this.config = config;
        this.scanners = scanners;
    }

    @GET
    public TemplateInstance filters() {
        visitor.requireAdmin();
        var learned = memory.learned(SpamMemory.SITE);
        int needed = config.learnFrom();
        boolean ready = learned.ham() >= needed && learned.spam() >= needed;
        return Templates.filters(
                lists.state(), new Learned(learned.ham(), learned.spam(), needed, ready), config, scanners.any());
    }
}
