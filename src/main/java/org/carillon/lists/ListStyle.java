package org.carillon.lists;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Where a new list starts from; each setting can be changed afterwards.
public enum ListStyle {
    /// Members talk to each other.
    DISCUSSION(Map.of()),
    /// Few write, many read: every post waits for an owner, answers go to the author.
    ANNOUNCE(Map.of(Setting.MEMBER_ACTION, "hold", Setting.ARCHIVE, "public")),
    /// As announce, for readers outside: nothing but the letters.
    NEWSLETTER(Map.of(Setting.MEMBER_ACTION, "hold", Setting.NONMEMBER, "discard", Setting.ARCHIVE, "owners")),
    /// Anybody may write in; a closed team reads.
    SUPPORT(Map.of(
            Setting.SUBSCRIBE,
            "closed",
            Setting.NONMEMBER,
            "accept",
            Setting.EXPLICIT_DESTINATION,
            "off",
            Setting.ARCHIVE,
            "members",
            Setting.MAX_SIZE,
            "10M")),
    /// As the lists of the Linux kernel: open to all, many in Cc, nothing touched.
    KERNEL(Map.of(
            Setting.SUBSCRIBE,
            "confirm",
            Setting.NONMEMBER,
            "accept",
            Setting.ARCHIVE,
            "public",
            Setting.MAX_RECIPIENTS,
            "100",
            Setting.MAX_SIZE,
            "400K"));

    private final Map<Setting, String> presets;

    ListStyle(Map<Setting, String> presets) {
        this.presets = presets;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public ListSettings settings() {
        ListSettings settings = ListSettings.USUAL;
        for (var preset : presets.entrySet()) {
            settings = settings.with(preset.getKey(), preset.getValue());
        }
        return settings;
    }

    /// @throws SettingException with the styles there are
    public static ListStyle of(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(s -> s.word().equals(plain))
                .findFirst()
                .orElseThrow(() -> new SettingException("\"" + SettingValue.shown(plain)
                        + "\" is no style of a list; the styles are "
                        + Arrays.stream(values()).map(ListStyle::word).collect(Collectors.joining(", ")) + "."));
    }
}
