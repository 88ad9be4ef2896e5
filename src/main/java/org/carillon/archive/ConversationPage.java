package org.carillon.archive;

import java.util.List;

/// Some threads, the latest first.
///
/// @param next the cursor to ask for the page behind this one with; empty when there is none
public record ConversationPage(List<Conversation> conversations, String next) {
    public ConversationPage {
        conversations = List.copyOf(conversations);
    }
}
