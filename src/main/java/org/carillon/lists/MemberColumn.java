package org.carillon.lists;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The columns of a file of members, in the order in which they are written.
enum MemberColumn {
    ADDRESS("address", "email", "e-mail", "mail"),
    NAME("name", "display name", "full name"),
    MODE(MemberOption.MODE),
    OWN_POSTS(MemberOption.OWN_POSTS),
    DUPLICATES(MemberOption.DUPLICATES),
    HIDE(MemberOption.HIDE),
    ACK(MemberOption.ACK),
    PAUSE(MemberOption.PAUSE),
    ACTION("action"),
    /// Written for people; when it is read nothing comes of it.
    POSTS("posts"),
    /// The same.
    JOINED("joined");

    private final List<String> titles;

    private final Optional<MemberOption> option;

    MemberColumn(String... titles) {
        this.titles = List.of(titles);
        this.option = Optional.empty();
    }

    MemberColumn(MemberOption option) {
        this.titles = List.of(option.key());
        this.option = Optional.of(option);
    }

    String title() {
        return titles.getFirst();
    }

    /// The option of a member that stands in it.
    Optional<MemberOption> option() {
        return option;
    }

    static Optional<MemberColumn> titled(String title) {
        String plain = title.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(values()).filter(c -> c.titles.contains(plain)).findFirst();
    }
}
