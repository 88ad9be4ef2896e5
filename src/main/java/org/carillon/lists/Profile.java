package org.carillon.lists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.mail.Address;

/// What those who run a list decide about it, apart from its people: kept as a whole with each version.
///
/// @param name what people call it
/// @param description a few sentences for its page and the directory; may be empty
public record Profile(String name, String description, ListSettings settings) {
    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_DESCRIPTION = 500;
    /// The keys that are no [Setting].
    public static final String NAME = "name";
    public static final String DESCRIPTION = "description";

    /// One thing that is not the same in two versions.
    ///
    /// @param key of a [Setting], [#NAME] or [#DESCRIPTION]
    public record Difference(String key, String before, String after) {}

    /// @param name empty: made from the address
    /// @throws SettingException when it is too long
    public static Profile of(Address address, String name, ListSettings settings) {
        String plain = PlainText.line(name, Integer.MAX_VALUE);
        String local = address.local();
        String made = Character.toUpperCase(local.charAt(0)) + local.substring(1);
        return new Profile(made, "", settings).named(plain.isEmpty() ? made : plain);
    }

    /// @throws SettingException when there is none, or it is too long
    public Profile named(String wanted) {
        String plain = PlainText.line(wanted, Integer.MAX_VALUE);
        if (plain.isEmpty()) throw new SettingException("A list needs a name.");
        if (plain.length() > LONGEST_NAME) {
            throw new SettingException("The name of a list has at most " + LONGEST_NAME + " characters.");
        }
        return new Profile(plain, description, settings);
    }

    /// @throws SettingException when it is too long
    public Profile described(String wanted) {
        String plain = PlainText.paragraphs(wanted);
        if (plain.length() > LONGEST_DESCRIPTION) {
            throw new SettingException("A description has at most " + LONGEST_DESCRIPTION + " characters; this one has "
                    + plain.length() + ".");
        }
        return new Profile(name, plain, settings);
    }

    /// @param key of a [Setting], [#NAME] or [#DESCRIPTION]
    /// @throws SettingException which says what is allowed
    public Profile with(String key, String value) {
        return switch (key) {
            case NAME -> named(value);
            case DESCRIPTION -> described(value);
            default -> new Profile(name, description, settings.with(key, value));
        };
    }

    /// @param changes each `key=value` of a setting
    /// @throws SettingException at the first that is not allowed
    public Profile with(List<String> changes) {
        ListSettings changed = settings;
        for (String change : changes) changed = changed.with(change);
        return new Profile(name, description, changed);
    }

    /// Every key with its value.
    public Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        all.put(NAME, name);
        all.put(DESCRIPTION, description);
        all.putAll(settings.all());
        return all;
    }

    public List<Difference> differences(Profile later) {
        Map<String, String> now = later.all();
        var found = new ArrayList<Difference>();
        all().forEach((key, value) -> {
            String after = now.getOrDefault(key, "");
            if (!after.equals(value)) found.add(new Difference(key, value, after));
        });
        return List.copyOf(found);
    }
}
