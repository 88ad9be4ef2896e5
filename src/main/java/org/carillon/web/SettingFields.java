package org.carillon.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.carillon.lists.Profile;
import org.carillon.lists.Setting;
import org.carillon.lists.SettingKind;

/// The form of a list's settings.
///
/// @param seen the version that the form shows; whoever saves names it
/// @param unknown what another release stored and this one does not take
record SettingFields(int seen, Map<String, String> values, Map<String, String> faults, List<String> unknown) {
    /// @param value a radio's
    record Option(String value, String label, boolean chosen) {}

    /// @param options empty where something is typed
    /// @param fixed what it is and why, where nothing else is offered; else empty
    /// @param numeric true where only digits are typed
    record Field(
            String key,
            String label,
            String help,
            String value,
            String fault,
            List<Option> options,
            String fixed,
            boolean numeric) {}

    record Group(String id, String title, List<Field> fields) {}

    public List<Group> groups() {
        return Arrays.stream(SettingGroup.values()).map(this::group).toList();
    }

    private Group group(SettingGroup group) {
        var fields = new ArrayList<Field>();
        SettingWords.of(group).forEach(setting -> fields.add(field(setting)));
        return new Group(group.name().toLowerCase(java.util.Locale.ROOT), group.title(), fields);
    }

    private Field field(Setting setting) {
        SettingWords words = SettingWords.of(setting);
        return new Field(
                setting.key(),
                words.label(),
                words.help(),
                value(setting.key()),
                fault(setting.key()),
                options(setting, words),
                fixed(setting, words),
                setting.kind() instanceof SettingKind.Count);
    }

    private List<Option> options(Setting setting, SettingWords words) {
        if (!(setting.kind() instanceof SettingKind.Choice choice)
                || choice.words().size() < 2) return List.of();
        return choice.words().stream()
                .map(word -> new Option(word, words.meaning(word), word.equals(value(setting.key()))))
                .toList();
    }

    private static String fixed(Setting setting, SettingWords words) {
        return switch (setting.kind()) {
            case SettingKind.Choice choice
            when choice.words().size() < 2 ->
                words.meaning(choice.words().getFirst()) + ". Nothing else is offered yet.";
            case SettingKind.Nothing nothing -> nothing.why() + ".";
            case SettingKind.Choice _, SettingKind.Count _, SettingKind.Size _, SettingKind.Line _ -> "";
        };
    }

    public String value(String key) {
        return values.getOrDefault(key, "");
    }

    public String fault(String key) {
        return faults.getOrDefault(key, "");
    }

    public boolean faulty() {
        return !faults.isEmpty();
    }

    public int longestDescription() {
        return Profile.LONGEST_DESCRIPTION;
    }
}
