package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.carillon.desk.FilterTraining;
import org.carillon.spam.SpamConfig;
import org.carillon.spam.scanner.ScannerState;
import org.carillon.spam.scanner.Scanners;

/// What is asked about strangers, and in what state it is: the spam filter, scanners; for those who run
/// the
/// site.
@Path("/site/doors/filters")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class FilterPages {
    private static final String PATH = "/site/doors/filters";
    private static final int PAGE = 50;

    /// The spam filter and the scanners.
    ///
    /// @param site how far its training is
    /// @param trained each filter that has learned something
    /// @param next path of more of them
    record Spam(
            SpamConfig config,
            LearnedView site,
            List<FilterTraining.Trained> trained,
            String next,
            List<ScannerState> scanners) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance filters(Spam spam);
    }

    private final Visitor visitor;
    private final Training training;
    private final FilterTraining trained;
    private final SpamConfig config;
    private final Scanners scanners;

    FilterPages(Visitor visitor, Training training, FilterTraining trained, SpamConfig config, Scanners scanners) {
        this.visitor = visitor;
        this.training = training;
        this.trained = trained;
        this.config = config;
        this.scanners = scanners;
    }

    /// @param after a filter; those behind it are shown
    @GET
    public TemplateInstance filters(@QueryParam("after") @DefaultValue("") String after) {
        visitor.requireAdmin();
        return Templates.filters(spam(after));
    }

    private Spam spam(String after) {
        List<FilterTraining.Trained> found = page(after);
        List<FilterTraining.Trained> here = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE
                ? PATH + "?after=" + Paths.encoded(here.getLast().filter())
                : "";
        return new Spam(config, training.site(), here, next, scanners.states());
    }

    private List<FilterTraining.Trained> page(String after) {
        try {
            return trained.page(after, PAGE + 1);
        } catch (IllegalArgumentException noFilter) {
            throw new NotFoundException(noFilter);
        }
    }
}
