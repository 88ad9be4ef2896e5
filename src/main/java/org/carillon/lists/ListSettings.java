package org.carillon.lists;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a list behaves: a value for every [Setting], each checked when it was set. Kept as lines `key=value`; a
/// list stores only what differs from the usual, so that a better default reaches old lists too.
public final class ListSettings {
    public static final ListSettings USUAL = new ListSettings(new EnumMap<>(Setting.class), List.of());

    private final EnumMap<Setting, String> own;
    private final List<String> unknown;

    private ListSettings(EnumMap<Setting, String> own, List<String> unknown) {
        this.own = own;
        this.unknown = List.copyOf(unknown);
    }

    /// What [#toString] wrote, perhaps another release that knew other settings. A line that this one does not take
    /// does nothing and is kept for the one that does: a list must never become unreadable.
    static ListSettings stored(String lines) {
        ListSettings settings = USUAL;
        var unknown = new ArrayList<String>();
        for (String line : lines.lines().filter(l -> !l.isBlank()).toList()) {
            try {
                settings = settings.with(line);
            } catch (SettingException anotherRelease) {
                unknown.add(line);
            }
        }
        return new ListSettings(settings.own, unknown);
    }

    /// Reads lines `key=value`.
    /// @throws SettingException at the first line that is none
    public static ListSettings parse(String lines) {
        ListSettings settings = USUAL;
        for (String line : lines.lines().toList()) {
            if (!line.isBlank()) settings = settings.with(line);
        }
        return settings;
    }

    /// These with one `key=value` changed.
    /// @throws SettingException which names the key and what is allowed
    public ListSettings with(String keyAndValue) {
        int equals = keyAndValue.indexOf('=');
        if (equals < 0) {
            throw new SettingException(
                    "\"" + SettingValue.shown(keyAndValue) + "\" is no setting: it has the form key=value.");
        }
        return with(keyAndValue.substring(0, equals), keyAndValue.substring(equals + 1));
    }

    public ListSettings with(String key, String value) {
        return with(Setting.of(key), value);
    }

    public ListSettings with(Setting setting, String value) {
        var changed = new EnumMap<>(own);
        String checked = setting.checked(value);
        if (checked.equals(setting.usual())) changed.remove(setting);
        else changed.put(setting, checked);
        var others = unknown.stream()
                .filter(line -> !line.startsWith(setting.key() + "="))
                .toList();
        return new ListSettings(changed, others);
    }

    public String value(Setting setting) {
        return own.getOrDefault(setting, setting.usual());
    }

    /// Every key with its value, also the usual ones, in the order of [Setting].
    public Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        for (Setting setting : Setting.values()) all.put(setting.key(), value(setting));
        return all;
    }

    /// Lines `key=value` of what is not usual; [#parse] reads them again.
    @Override
    public String toString() {
        Stream<String> known = own.entrySet().stream().map(e -> e.getKey().key() + "=" + e.getValue());
        return Stream.concat(known, unknown.stream()).collect(Collectors.joining("\n"));
    }

    /// Lines that another release wrote and this one does not take; what they set is as usual.
    public List<String> unknown() {
        return unknown;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListSettings that && own.equals(that.own) && unknown.equals(that.unknown);
    }

    @Override
    public int hashCode() {
        return Objects.hash(own, unknown);
    }

    public boolean on(Setting setting) {
        return value(setting).equals("on");
    }

    public PostAction action(Setting setting) {
        return PostAction.of(value(setting));
    }

    /// Addresses in To and Cc; 0 for no limit.
    public int maxRecipients() {
        return Integer.parseInt(value(Setting.MAX_RECIPIENTS));
    }

    /// Bytes; 0 for no limit of the list's own.
    public long maxSize() {
        return SettingValue.bytes(value(Setting.MAX_SIZE));
    }
}
