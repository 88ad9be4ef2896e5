package org.carillon.lists;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The columns of a file of members, in the order in which they are written.
enum MemberColumn {
    ADDRESS("address", "email", "e-mail", "mail"),
    NAME("name", "display name", "full name"),
    MODE("mode"),
    OWN_POSTS("own-posts"),
    DUPLICATES("duplicates"),
    HIDE("hide"),
    ACK("ack"),
    PAUSE("pause"),
    ACTION("action"),
    /// Written for people; when it is read nothing comes of it.
    POSTS("posts"),
    /// The same.
    JOINED("joined");

    private final List<String> titles;

    MemberColumn(String... titles) {
        this.titles = List.of(titles);
    }

    String title() {
        return titles.getFirst();
    }

    /// The option of a member that stands in it.
    Optional<MemberOption> option() {
        return switch (this) {
            case MODE, OWN_POSTS, DUPLICATES, HIDE, ACK, PAUSE -> Optional.of(MemberOption.of(title()));
            case ADDRESS, NAME, ACTION, POSTS, JOINED -> Optional.empty();
        };
    }

    static Optional<MemberColumn> titled(String title) {
        String plain = title.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(values()).filter(c -> c.titles.contains(plain)).findFirst();
    }
}
