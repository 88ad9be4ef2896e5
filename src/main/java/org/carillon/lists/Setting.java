package org.carillon.lists;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Every setting of a list: its key, what it is when nobody said otherwise, and the values it can have. Words
/// that other list managers know but this server cannot do yet are refused by name, so that nobody relies on a
/// setting that does nothing.
public enum Setting {
    /// How people get on the list by themselves: [JoinPolicy].
    SUBSCRIBE(
            "subscribe",
            "confirm",
            SettingValue.words("open", "confirm", "moderate", "confirm+moderate", "closed", "invite")),
    /// What becomes of posts of people who are not members.
    NONMEMBER("nonmember", "hold", SettingValue.actions().not("challenge")),
    /// What becomes of posts of members; a member's own action goes before.
    MEMBER_ACTION("member-action", "accept", SettingValue.actions()),
    /// What becomes of the first post of a member.
    FIRST_POST("first-post", "accept", SettingValue.words("accept", "hold")),
    /// Who may read the archive; `none` keeps none.
    ARCHIVE("archive", "members", SettingValue.words("public", "members", "owners", "none")),
    /// Who may see who is on the list, apart from those who hide themselves.
    ROSTER("roster", "staff", SettingValue.words("public", "members", "staff")),
    /// Whether From is rewritten.
    MUNGE("munge", "never", SettingValue.words("never").not("when-needed", "always")),
    /// A return path for each member, so that a bounce tells whose it is.
    VERP("verp", "on", SettingValue.SWITCH),
    /// Links to leave with one click (RFC 8058).
    ONE_CLICK("one-click", "on", SettingValue.SWITCH),
    /// Whether the list must stand in To or Cc.
    EXPLICIT_DESTINATION("explicit-destination", "on", SettingValue.SWITCH),
    /// Addresses in To and Cc beyond which a post is held; 0: no limit.
    MAX_RECIPIENTS("max-recipients", "10", SettingValue.count(10_000)),
    /// Bytes beyond which a post is held; 0: only the server's own limit.
    MAX_SIZE("max-size", "1M", SettingValue.SIZE),
    /// Holds every post.
    EMERGENCY("emergency", "off", SettingValue.SWITCH),
    /// Put before the subject of each post unless it is there already.
    SUBJECT_PREFIX("subject-prefix", "", SettingValue.text(40)),
    /// Where answers go: `list` replaces the author's Reply-To.
    REPLY_TO("reply-to", "sender", SettingValue.words("sender", "list")),
    /// A text below each post.
    FOOTER("footer", "", SettingValue.empty("Posts pass through unchanged, so no footer can be added")),
    /// Rules of good style.
    ETIQUETTE("etiquette", "", SettingValue.empty("Rules of style are not checked by this server")),
    /// The language of the letters the list writes.
    LANGUAGE("language", "en", SettingValue.words("en"));

    private final String key;
    private final String usual;
    private final SettingValue value;

    Setting(String key, String usual, SettingValue value) {
        this.key = key;
        this.usual = usual;
        this.value = value;
    }

    public String key() {
        return key;
    }

    /// The value of a list that has no other.
    public String usual() {
        return usual;
    }

    /// What values there are.
    public SettingKind kind() {
        return value.kind();
    }

    /// The value in its usual spelling.
    /// @throws SettingException with the key and what is allowed
    public String checked(String text) {
        return value.checked(key, text.strip());
    }

    /// @throws SettingException when there is none of that key
    public static Setting of(String key) {
        return find(key)
                .orElseThrow(() -> new SettingException("\"" + SettingValue.shown(key)
                        + "\" is no setting of a list; the settings are " + String.join(", ", keys()) + "."));
    }

    private static Optional<Setting> find(String key) {
        String plain = key.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(s -> s.key.equals(plain)).findFirst();
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(Setting::key).toList();
    }
}
