package org.carillon.lists;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.carillon.lists.Member.Preferences;
import org.jspecify.annotations.Nullable;

/// What a member may choose, as every door names it: pages, letters, programs, files and the command line.
public enum MemberOption {
    /// A [MemberMode].
    MODE,
    /// Copies of what they wrote themselves: on or off.
    OWN_POSTS,
    /// A copy from the list also of a post that names them in To or Cc: on or off.
    DUPLICATES,
    /// Left out where members see who else is on the list: on or off.
    HIDE,
    /// A receipt for each of their own posts: on or off.
    ACK,
    /// No posts before that day, such as `2026-12-24`; `off` for none.
    PAUSE;

    private static final String OFF = "off";
    private static final int LONGEST_PAUSE = 5; // years

    private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// `own-posts`
    public String key() {
        return key;
    }

    /// @throws SettingException when there is none of that key
    public static MemberOption of(String key) {
        String plain = key.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(o -> o.key().equals(plain))
                .findFirst()
                .orElseThrow(() -> new SettingException("\"" + SettingValue.shown(plain)
                        + "\" is no option of a member; the options are " + keys() + "."));
    }

    public static String keys() {
        return Arrays.stream(values()).map(MemberOption::key).collect(Collectors.joining(", "));
    }

    /// Every option with its value, in the order of the table.
    public static Map<String, String> all(Preferences preferences, Clock clock) {
        var all = new LinkedHashMap<String, String>();
        for (MemberOption option : values()) all.put(option.key(), option.of(preferences, clock));
        return all;
    }

    /// `mode digest, ack on`: what differs, for the trail; empty when nothing does.
    static String different(Preferences before, Preferences after, Clock clock) {
        return Arrays.stream(values())
                .filter(o -> o.differs(before, after, clock))
                .map(o -> o.key() + " " + o.of(after, clock))
                .collect(Collectors.joining(", "));
    }

    boolean differs(Preferences before, Preferences after, Clock clock) {
        return !of(before, clock).equals(of(after, clock));
    }

    String column() {
        return switch (this) {
            case MODE -> "mode";
            case OWN_POSTS -> "own_posts";
            case DUPLICATES -> "duplicates";
            case HIDE -> "hidden";
            case ACK -> "ack";
            case PAUSE -> "paused_until";
        };
    }

    /// As it stands in that column.
    @Nullable
    Object stored(Preferences p) {
        return switch (this) {
            case MODE -> p.mode().word();
            case OWN_POSTS -> p.ownPosts();
            case DUPLICATES -> p.duplicates();
            case HIDE -> p.hidden();
            case ACK -> p.ack();
            case PAUSE -> p.pausedUntil();
        };
    }

    /// The value as it is written; a pause that is over is none.
    public String of(Preferences p, Clock clock) {
        return switch (this) {
            case MODE -> p.mode().word();
            case OWN_POSTS -> word(p.ownPosts());
            case DUPLICATES -> word(p.duplicates());
            case HIDE -> word(p.hidden());
            case ACK -> word(p.ack());
            case PAUSE -> p.pausedAt(clock.instant()) ? day(p, clock.getZone()) : OFF;
        };
    }

    private static String day(Preferences p, ZoneId zone) {
        var until = p.pausedUntil();
        return until == null ? OFF : until.atZone(zone).toLocalDate().toString();
    }

    /// These with this option changed.
    /// @throws SettingException which says what is allowed
    public Preferences in(Preferences p, String value, Clock clock) {
        return switch (this) {
            case MODE -> p.with(MemberMode.of(value));
            case OWN_POSTS -> p.withOwnPosts(on(value));
            case DUPLICATES -> p.withDuplicates(on(value));
            case HIDE -> p.withHidden(on(value));
            case ACK -> p.withAck(on(value));
            case PAUSE -> p.pausedUntil(until(value, clock));
        };
    }

    private boolean on(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "on" -> true;
            case OFF -> false;
            default ->
                throw new SettingException(
                        "\"" + SettingValue.shown(value) + "\" is no value of " + key() + "; allowed is on, off.");
        };
    }

    /// The first moment of that day, by the server's time zone.
    private static @Nullable Instant until(String value, Clock clock) {
        String text = value.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.equals(OFF)) return null;
        LocalDate day = day(text);
        LocalDate today = LocalDate.now(clock);
        if (!day.isAfter(today)) throw new SettingException("The day " + day + " is no day to come; name a later one.");
        if (day.isAfter(today.plusYears(LONGEST_PAUSE))) {
            throw new SettingException(
                    "A pause lasts at most " + LONGEST_PAUSE + " years; the mode nomail has no end.");
        }
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            throw new SettingException("\"" + SettingValue.shown(text)
                    + "\" is no day; pause is the day on which posts come again, such as 2026-12-24, or off.");
        }
    }

    private static String word(boolean on) {
        return on ? "on" : OFF;
    }
}
