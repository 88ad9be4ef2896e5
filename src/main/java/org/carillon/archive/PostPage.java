package org.carillon.archive;

import java.util.List;

/// Some posts, the first that came first.
///
/// @param next the cursor to ask for the page behind this one with; empty when there is none
public record PostPage(List<PostLine> posts, String next) {
    public PostPage {
        posts = List.copyOf(posts);
    }
}
