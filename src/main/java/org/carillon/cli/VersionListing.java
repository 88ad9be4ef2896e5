package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/// Versions of a list for people: a line for each, and below it what became different.
final class VersionListing implements Listing {
    private final PrintWriter out;

    VersionListing(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void page(JsonNode items) {
        for (JsonNode version : items) {
            out.println(Plain.line("%s  %s  %s by %s"
                    .formatted(
                            version.path("version").asText(),
                            version.path("time").asText(),
                            version.path("by").asText(),
                            version.path("door").asText())));
            for (JsonNode change : version.path("changes")) out.println("    " + Plain.line(words(change)));
        }
    }

    private static String words(JsonNode change) {
        return change.path("key").asText() + ": " + value(change.path("before")) + " → " + value(change.path("after"));
    }

    private static String value(JsonNode value) {
        return value.asText().isEmpty() ? "(empty)" : value.asText();
    }

    @Override
    public void end() {}
}
