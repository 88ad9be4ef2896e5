package org.carillon.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carillon.lists.MemberMode;
import org.carillon.lists.MemberOption;

/// What a member chose, as the form shows it: `{#options view /}`.
///
/// @param values by the keys of [MemberOption]
/// @param fault a sentence when something of it was wrong, else empty
/// @param shown the values that were there when the form was opened; it bears them, so that what somebody else changes
///     meanwhile stays
record OptionsView(Map<String, String> values, String fault, String shown) {
    /// What is there now.
    OptionsView(Map<String, String> values) {
        this(values, "", written(values));
    }

    private static String written(Map<String, String> values) {
        return values.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(" "));
    }

    /// One way to get posts.
    record Mode(String word, String words, boolean chosen) {}

    public List<Mode> modes() {
        String chosen = value(MemberOption.MODE);
        return Arrays.stream(MemberMode.values())
                .map(m -> new Mode(m.word(), m.words(), m.word().equals(chosen)))
                .toList();
    }

    public String coming() {
        return MemberMode.COMING;
    }

    public boolean ownPosts() {
        return on(MemberOption.OWN_POSTS);
    }

    public boolean duplicates() {
        return on(MemberOption.DUPLICATES);
    }

    public boolean hide() {
        return on(MemberOption.HIDE);
    }

    public boolean ack() {
        return on(MemberOption.ACK);
    }

    /// A day, or empty.
    public String pause() {
        String day = value(MemberOption.PAUSE);
        return day.equals("off") ? "" : day;
    }

    private boolean on(MemberOption option) {
        return value(option).equals("on");
    }

    private String value(MemberOption option) {
        return values.getOrDefault(option.key(), "");
    }
}
