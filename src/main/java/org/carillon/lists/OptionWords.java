package org.carillon.lists;

import java.util.Map;

/// How options are called in letters to other list servers: Mailman's `set delivery off`, LISTSERV's and Sympa's
/// `SET chess NOMAIL` or `CONCEAL`.
final class OptionWords {
    private static final Map<String, Choice> ALONE = Map.ofEntries(
            Map.entry("mail", mode(MemberMode.REGULAR)),
            Map.entry("digests", mode(MemberMode.DIGEST)),
            Map.entry("digestplain", mode(MemberMode.DIGEST)),
            Map.entry("nodigest", mode(MemberMode.REGULAR)),
            Map.entry("nodigests", mode(MemberMode.REGULAR)),
            Map.entry("notice", mode(MemberMode.NOTICES)),
            Map.entry("conceal", new Choice(MemberOption.HIDE, "on")),
            Map.entry("noconceal", new Choice(MemberOption.HIDE, "off")),
            Map.entry("ack", new Choice(MemberOption.ACK, "on")),
            Map.entry("noack", new Choice(MemberOption.ACK, "off")),
            Map.entry("repro", new Choice(MemberOption.OWN_POSTS, "on")),
            Map.entry("norepro", new Choice(MemberOption.OWN_POSTS, "off")),
            Map.entry("not_me", new Choice(MemberOption.OWN_POSTS, "off")));

    private static final Map<String, String> KEYS =
            Map.of("myposts", "own-posts", "copies", "own-posts", "conceal", "hide", "acks", "ack");

    /// Of `set digest VALUE`.
    private static final Map<String, MemberMode> DIGEST = Map.of(
            "on", MemberMode.DIGEST,
            "plain", MemberMode.DIGEST,
            "mime", MemberMode.MIME_DIGEST,
            "off", MemberMode.REGULAR);

    /// Of `set delivery VALUE` and `set mail VALUE`.
    private static final Map<String, MemberMode> DELIVERY = Map.of("on", MemberMode.REGULAR, "off", MemberMode.NOMAIL);

    private OptionWords() {}

    private static Choice mode(MemberMode mode) {
        return new Choice(MemberOption.MODE, mode.word());
    }

    /// One word: a mode, or what other servers call an option and its value together.
    /// @throws SettingException with what is allowed
    static Choice alone(String word) {
        Choice known = ALONE.get(word);
        return known == null ? mode(MemberMode.of(word)) : known;
    }

    /// @throws SettingException when there is no such option
    static Choice of(String key, String value) {
        Map<String, MemberMode> modes = switch (key) {
            case "digest" -> DIGEST;
            case "delivery", "mail" -> DELIVERY;
            default -> Map.of();
        };
        MemberMode mode = modes.get(value);
        if (mode != null) return mode(mode);
        return new Choice(MemberOption.of(KEYS.getOrDefault(key, key)), value);
    }
}
