package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/// All pages as one JSON array, one thing a line.
final class JsonListing implements Listing {
    private final PrintWriter out;
    private boolean any;

    JsonListing(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void page(JsonNode items) {
        for (JsonNode item : items) {
            out.print(any ? ",\n " : "[");
            out.print(item);
            any = true;
        }
    }

    @Override
    public void end() {
        out.println(any ? "]" : "[]");
    }
}
