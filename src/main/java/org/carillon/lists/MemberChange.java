package org.carillon.lists;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be different about a member; what is not named stays.
///
/// @param name what people call them
/// @param action `accept`, `hold`, `reject`, `discard` for their posts, or `none` to follow the list
/// @param options by the keys of [MemberOption]
public record MemberChange(@Nullable String name, @Nullable String action, Map<String, String> options) {
    /// No action of the member's own.
    public static final String NONE = "none";

    public MemberChange {
        options = Map.copyOf(options);
    }

    public static MemberChange options(Map<String, String> options) {
        return new MemberChange(null, null, options);
    }

    public boolean empty() {
        return name == null && action == null && options.isEmpty();
    }

    /// @throws SettingException when `action` is no word for one
    static @Nullable PostAction action(String word) {
        if (word.strip().equalsIgnoreCase(NONE)) return null;
        try {
            return PostAction.of(word.strip().toLowerCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException none) {
            throw new SettingException("\"" + SettingValue.shown(word)
                    + "\" is no action; allowed is accept, hold, reject, discard, none.");
        }
    }
}
