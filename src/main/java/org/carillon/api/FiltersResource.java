package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.carillon.desk.FilterTraining;
import org.carillon.spam.scanner.ScannerState;
import org.carillon.spam.scanner.Scanners;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The states of all spam filters and of the programs of others.
@Path("/api/v1/spam")
@Tag(name = "spam")
public class FiltersResource {
    /// @param filter `site`, or the name of a list's or a person's
    /// @param whose address of the list or the person, empty for the site
    public record Trained(String filter, String whose, long ham, long spam, long words) {}

    /// @param fail what becomes of letters without its answer: `open` or `closed`
    /// @param asked when this node did last; null before the first letter
    /// @param answers null as long as nobody knows
    /// @param trouble why it did not
    public record Scanner(
            String name,
            String where,
            String fail,
            @Nullable Instant asked,
            @Nullable Boolean answers,
            String trouble) {
        static Scanner of(ScannerState state) {
            return new Scanner(
                    state.name(),
                    state.where(),
                    state.fail().name().toLowerCase(Locale.ROOT),
                    state.last().map(ScannerState.Last::at).orElse(null),
                    state.last().map(ScannerState.Last::answered).orElse(null),
                    state.last().map(ScannerState.Last::trouble).orElse(""));
        }
    }

    private final FilterTraining training;
    private final Scanners scanners;

    FiltersResource(FilterTraining training, Scanners scanners) {
        this.training = training;
        this.scanners = scanners;
    }

    @GET
    @Path("filters")
    @Operation(summary = "Show what each filter has learned: that of the site, of lists, of people")
    public Response filters(@BeanParam Paging paging, UriInfo uri) {
        return paging.answer(page(paging), uri, Trained::filter);
    }

    private List<Trained> page(Paging paging) {
        try {
            return training.page(paging.afterText(), paging.limit()).stream()
                    .map(one -> new Trained(one.filter(), one.whose(), one.ham(), one.spam(), one.words()))
                    .toList();
        } catch (IllegalArgumentException noFilter) {
            throw Refusal.invalid(String.valueOf(noFilter.getMessage()));
        }
    }

    @GET
    @Path("scanners")
    @Operation(summary = "Show the programs that look at letters, as the node that answers found them last")
    public List<Scanner> scanners() {
        return scanners.states().stream().map(Scanner::of).toList();
    }
}
