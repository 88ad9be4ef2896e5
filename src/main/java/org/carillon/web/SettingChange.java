package org.carillon.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carillon.lists.Profile;
import org.carillon.lists.Revision;
import org.carillon.lists.Setting;
import org.carillon.lists.SettingWarnings;

/// What will be different, before it is.
///
/// @param seen the version that it was made from; whoever saves names it
/// @param version the old one that is put back; 0 when it is none
/// @param meanwhile what somebody else has changed since the form was opened
/// @param warnings what should be known before
record SettingChange(
        int seen, int version, List<Line> lines, List<String> warnings, List<Line> meanwhile, String meanwhileBy) {
    /// One thing that becomes different, in words.
    ///
    /// @param value as it is sent with the form
    record Line(String key, String label, String from, String to, String value) {
        static Line of(Profile.Difference one) {
            return new Line(
                    one.key(),
                    label(one.key()),
                    shown(one.key(), one.before()),
                    shown(one.key(), one.after()),
                    one.after());
        }

        private static String label(String key) {
            return switch (key) {
                case Profile.NAME -> "Name";
                case Profile.DESCRIPTION -> "Description";
                default -> SettingWords.of(Setting.of(key)).label();
            };
        }

        private static String shown(String key, String value) {
            if (value.isEmpty()) return "(empty)";
            boolean free = key.equals(Profile.NAME) || key.equals(Profile.DESCRIPTION);
            return free
                    ? Harmless.text(value)
                    : SettingWords.of(Setting.of(key)).meaning(value);
        }

        static List<Line> all(List<Profile.Difference> differences) {
            return differences.stream().map(Line::of).toList();
        }
    }

    static SettingChange of(Revision now, Profile after, int version) {
        return new SettingChange(
                now.number(),
                version,
                Line.all(now.profile().differences(after)),
                SettingWarnings.of(now.profile(), after),
                List.of(),
                "");
    }

    /// The same, made from a version that somebody else has changed since.
    SettingChange since(Profile seen, Revision now) {
        var others = Line.all(seen.differences(now.profile()));
        return new SettingChange(
                this.seen, version, lines, warnings, others, now.by().who());
    }

    /// A profile with these values, each by its key.
    static Profile apply(Profile profile, Map<String, String> values) {
        Profile changed = profile;
        for (var value : values.entrySet()) changed = changed.with(value.getKey(), value.getValue());
        return changed;
    }

    /// By key, what became different.
    static Map<String, String> values(List<Profile.Difference> differences) {
        var values = new TreeMap<String, String>();
        differences.forEach(one -> values.put(one.key(), one.after()));
        return values;
    }
}
