package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;

/// Takes the pages of a list of things, one after the other, so that a million members never stand in memory.
interface Listing {
    void page(JsonNode items);

    void end();
}
