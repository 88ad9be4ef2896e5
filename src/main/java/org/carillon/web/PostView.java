package org.carillon.web;

import java.time.Instant;
import java.util.List;
import org.carillon.archive.Twig;
import org.jspecify.annotations.Nullable;

/// A letter of the archive as a page shows it.
///
/// @param missing others refer to it, but it never came
/// @param depth how far it is moved in: 0 for the first, no more than [#DEEPEST]
record PostView(String hash, String path, int depth, boolean missing, Head head, Text text) {
    /// Further in, a phone has no room for words.
    private static final int DEEPEST = 6;

    /// @param subject empty when it says nothing new
    /// @param above the letter that this one answers
    record Head(
            String author,
            String address,
            String subject,
            @Nullable Instant sentAt,
            Above above) {}

    /// @param path empty for none
    record Above(String path, String author) {
        static final Above NONE = new Above("", "");
    }

    /// @param size of the whole letter in bytes
    /// @param complete false when the letter has more
    record Text(List<Block> blocks, int size, boolean complete) {
        static final Text NONE = new Text(List.of(), 0, true);
    }

    PostView {
        depth = Math.min(depth, DEEPEST);
    }

    /// Who wrote it, as this reader may see it.
    static String author(Twig.Line line, boolean whole) {
        String name = line.author().isBlank() ? line.authorAddress() : line.author();
        return Harmless.line(new Links(whole).shown(name), "Somebody");
    }

    /// The subject, unless the conversation has it.
    static String subject(Twig.Line line, String conversation, boolean whole) {
        boolean same = bare(line.subject()).equals(bare(conversation));
        return same ? "" : Harmless.line(new Links(whole).shown(line.subject()), "");
    }

    private static String bare(String subject) {
        return subject.replaceAll("(?i)\\b(?:re|aw|sv|antw|fwd?|was)\\s*+:|\\[[^\\]]{0,40}+\\]|\\s++", "");
    }
}
