package org.carillon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What of the queue a command is about: batches, all that goes to a domain, all of a letter.
final class Chosen {
    @Parameters(paramLabel = "ID", arity = "0..*", description = "Batches by their number.")
    private List<Long> ids = List.of();

    @Option(names = "--destination", paramLabel = "DOMAIN", description = "All that goes to this domain.")
    private List<String> destinations = List.of();

    @Option(names = "--letter", paramLabel = "ID", description = "All of this letter.")
    private List<Long> letters = List.of();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /// One of them.
    ///
    /// @param path below the API
    /// @param name for people
    record Place(String path, String name) {}

    /// @throws ParameterException when none was named
    List<Place> places() {
        var places = new ArrayList<Place>();
        for (long id : ids) places.add(new Place(ApiClient.path("queue", Long.toString(id)), "Batch " + id));
        for (String domain : destinations) {
            places.add(new Place(ApiClient.path("queue", "destinations", domain), "What waits for " + domain));
        }
        for (long id : letters) {
            places.add(new Place(ApiClient.path("queue", "letters", Long.toString(id)), "Letter " + id));
        }
        if (!places.isEmpty()) return places;
        throw new ParameterException(
                Objects.requireNonNull(command, "picocli sets this").commandLine(),
                "Say which: numbers of batches, --destination DOMAIN or --letter ID.");
    }
}
