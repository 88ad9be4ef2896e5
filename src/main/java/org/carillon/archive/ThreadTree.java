package org.carillon.archive;

import java.util.List;

/// A whole conversation in reading order: each post behind the one it answers, answers by date.
///
/// @param complete false when there are more posts than [Reading#MAX_THREAD], of which only the earliest are
///     here
public record ThreadTree(Conversation conversation, List<Twig> posts, boolean complete) {
    public ThreadTree {
        posts = List.copyOf(posts);
    }
}
