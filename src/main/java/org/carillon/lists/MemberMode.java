package org.carillon.lists;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How a member receives the posts of a list. Digests are not made yet: who chose one gets every post until then, and
/// each place where it is chosen says so.
public enum MemberMode {
    /// Every post as it comes.
    REGULAR("every post as it comes", true),
    DIGEST("a digest as plain text", true),
    MIME_DIGEST("a digest with each post as an attachment", true),
    SUMMARY("a summary of subjects and links", true),
    /// What the list itself has to say, and no posts.
    NOTICES("only notices of the list itself", false),
    /// On the list, may post, receives nothing.
    NOMAIL("no posts", false);

    /// What who chooses a digest is told everywhere.
    public static final String COMING =
            "Digests are coming; until then every post comes as it is written, and the choice is kept.";

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String words;
    private final boolean posts;

    MemberMode(String words, boolean posts) {
        this.words = words;
        this.posts = posts;
    }

    /// As it stands in commands, in files and in the database: `mime-digest`.
    public String word() {
        return word;
    }

    /// For people: `every post as it comes`.
    public String words() {
        return words;
    }

    /// Gets a copy of each post, for now or for ever.
    public boolean posts() {
        return posts;
    }

    /// Chosen and kept, but not made yet.
    public boolean later() {
        return this == DIGEST || this == MIME_DIGEST || this == SUMMARY;
    }

    /// @throws SettingException with the words that are allowed
    public static MemberMode of(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        for (MemberMode mode : values()) {
            if (mode.word().equals(plain)) return mode;
        }
        throw new SettingException("\"" + SettingValue.shown(plain) + "\" is no mode of a member; the modes are "
                + Arrays.stream(values()).map(MemberMode::word).collect(Collectors.joining(", ")) + ".");
    }
}
