package org.carillon.lists;

import java.util.List;
import java.util.Locale;

/// How a member receives the posts of a list.
public enum MemberMode {
    /// Every post as it comes.
    REGULAR,
    /// On the list, may post, receives nothing.
    NOMAIL;

    private static final List<String> LATER = List.of("digest", "mime-digest", "summary", "notices");

    /// As it stands in commands and in files: `nomail`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws SettingException with the words that are allowed
    public static MemberMode of(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        for (MemberMode mode : values()) {
            if (mode.word().equals(plain)) return mode;
        }
        if (LATER.contains(plain)) {
            throw new SettingException(
                    "The mode " + plain + " is not offered by this server; the modes are regular and nomail.");
        }
        throw new SettingException(
                "\"" + SettingValue.shown(plain) + "\" is no mode of a member; the modes are regular and nomail.");
    }
}
