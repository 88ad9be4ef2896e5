package org.carillon.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carillon.lists.Setting;

/// A setting in plain words.
///
/// @param choices what each of its values means, where it has some to choose from
record SettingWords(SettingGroup group, String label, String help, Map<String, String> choices) {
    SettingWords {
        choices = Map.copyOf(choices);
    }

    private static SettingWords words(SettingGroup group, String label, String help, String... choices) {
        var meanings = new TreeMap<String, String>();
        for (int i = 0; i < choices.length; i += 2) meanings.put(choices[i], choices[i + 1]);
        return new SettingWords(group, label, help, meanings);
    }

    /// What a value means; the value itself where it says enough.
    String meaning(String value) {
        return choices.getOrDefault(value, value);
    }

    static List<Setting> of(SettingGroup group) {
        return Arrays.stream(Setting.values())
                .filter(s -> of(s).group() == group)
                .toList();
    }

    static SettingWords of(Setting setting) {
        return switch (setting) {
            case SUBSCRIBE ->
                words(
                        SettingGroup.ABOUT,
                        "Who may join",
                        "By mail everybody is asked back first, unless it is proven that they wrote.",
                        "open",
                        "Anybody, at once",
                        "confirm",
                        "Anybody who answers a letter that asks them",
                        "moderate",
                        "Whoever you let in",
                        "confirm+moderate",
                        "Whoever answers that letter, and then you let in",
                        "closed",
                        "Only whom you take in yourself",
                        "invite",
                        "Only whom you invite");
            case NONMEMBER ->
                words(
                        SettingGroup.POSTING,
                        "Posts of people who are not members",
                        "Members may write from any of their addresses that they have proven.",
                        "hold",
                        "Hold them until somebody decides",
                        "accept",
                        "Let them go out",
                        "reject",
                        "Refuse them",
                        "discard",
                        "Drop them without a word");
            case MEMBER_ACTION ->
                words(
                        SettingGroup.POSTING,
                        "Posts of members",
                        "What is set for one member goes before this.",
                        "accept",
                        "Let them go out",
                        "hold",
                        "Hold them until somebody decides, as on lists for announcements",
                        "reject",
                        "Refuse them",
                        "discard",
                        "Drop them without a word");
            case FIRST_POST ->
                words(
                        SettingGroup.POSTING,
                        "The first post of each member",
                        "Spammers who join write once.",
                        "accept",
                        "Like all others",
                        "hold",
                        "Hold it until somebody decides");
            case EXPLICIT_DESTINATION ->
                words(
                        SettingGroup.POSTING,
                        "Posts that name the list neither in To nor in Cc",
                        "Most spam comes in Bcc.",
                        "on",
                        "Hold them",
                        "off",
                        "Like all others");
            case MAX_RECIPIENTS ->
                words(
                        SettingGroup.POSTING,
                        "Addresses that a post may name in To and Cc",
                        "One that names more is held. 0 means that there is no limit.");
            case MAX_SIZE ->
                words(
                        SettingGroup.POSTING,
                        "Size of a post",
                        "A bigger one is held. Write 500K or 2M; 0 means the limit of the server.");
            case EMERGENCY ->
                words(
                        SettingGroup.POSTING,
                        "Emergency",
                        "For the hour when things get out of hand.",
                        "off",
                        "Posts go out as the rules say",
                        "on",
                        "Hold every post, whoever wrote it");
            case ETIQUETTE -> words(SettingGroup.POSTING, "Rules of style", "");
            case ARCHIVE ->
                words(
                        SettingGroup.PRIVACY,
                        "Who may read the archive",
                        "It also goes for posts that are in it already.",
                        "public",
                        "Everybody, and search engines",
                        "members",
                        "Members",
                        "owners",
                        "Those who run the list",
                        "none",
                        "Nobody: no archive is kept");
            case ROSTER ->
                words(
                        SettingGroup.PRIVACY,
                        "Who may see who is on the list",
                        "Members who hide themselves are seen only by those who run it.",
                        "staff",
                        "Those who run the list",
                        "members",
                        "Members",
                        "public",
                        "Everybody");
            case VERP ->
                words(
                        SettingGroup.DELIVERY,
                        "A return path for each member",
                        "So a bounce tells whose address does not work any more.",
                        "on",
                        "Yes",
                        "off",
                        "No");
            case ONE_CLICK ->
                words(
                        SettingGroup.DELIVERY,
                        "Leaving with one click",
                        "A link in the header of each copy; mail programs show it as a button (RFC 8058).",
                        "on",
                        "Yes",
                        "off",
                        "No");
            case SUBJECT_PREFIX ->
                words(
                        SettingGroup.DELIVERY,
                        "Before the subject of each post",
                        "Such as [chess]. Leave it empty, so that posts stay as their authors signed them.");
            case REPLY_TO ->
                words(
                        SettingGroup.DELIVERY,
                        "Where answers go",
                        "Mail programs also have a button that answers to all.",
                        "sender",
                        "To the author",
                        "list",
                        "To the list");
            case MUNGE -> words(SettingGroup.DELIVERY, "The From of posts", "", "never", "It stays as it is");
            case FOOTER -> words(SettingGroup.DELIVERY, "A text below each post", "");
            case LANGUAGE ->
                words(SettingGroup.LETTERS, "Language", "Of the letters that the list itself writes.", "en", "English");
        };
    }
}
