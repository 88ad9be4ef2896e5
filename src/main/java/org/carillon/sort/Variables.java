package org.carillon.sort;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables of one run: those with a value from the beginning, and those the rules set.
final class Variables {
    /// Characters of one value; longer ones are not set.
    static final int MAX_VALUE = 64 * 1024;

    private static final int MAX_COUNT = 500;

    private final Map<String, Held> values;
    private final Map<String, Boolean> set;

    private Variables(Map<String, Held> values, Map<String, Boolean> set) {
        this.values = values;
        this.set = set;
    }

    static Variables initial(String logname, Folders folders) {
        var first = new HashMap<String, Held>();
        first.put("LOGNAME", Held.own(logname));
        first.put("HOME", Held.own(folders.home()));
        first.put("MAILDIR", Held.own("."));
        first.put("DEFAULT", Held.own(folders.inbox()));
        first.put("ORGMAIL", Held.own(folders.inbox()));
        first.put("LINEBUF", Held.own("2048"));
        // Nothing is run; these stand here because rules may show or compare them.
        first.put("SHELL", Held.own("/bin/sh"));
        first.put("SHELLMETAS", Held.own("&|<>~;?*["));
        first.put("SHELLFLAGS", Held.own("-c"));
        first.put("SENDMAILFLAGS", Held.own("-oi"));
        first.put("PATH", Held.own(folders.home() + "/bin:/usr/local/bin:/usr/bin:/bin"));
        first.put("MSGPREFIX", Held.own("msg."));
        first.put("LOCKEXT", Held.own(".lock"));
        first.put("COMSAT", Held.own("no"));
        first.put("PROCMAIL_VERSION", Held.own("3.23pre"));
        return new Variables(first, new LinkedHashMap<>());
    }

    Variables copy() {
        return new Variables(new HashMap<>(values), new LinkedHashMap<>(set));
    }

    /// Null when it is not set.
    @Nullable
    Held find(String name) {
        return switch (name) {
            case "#", "$", "?", "=" -> Held.own("0");
            case "-" -> values.getOrDefault("LASTFOLDER", Held.EMPTY);
            case "_" -> Held.own("rules");
            default -> values.get(name);
        };
    }

    String text(String name) {
        Held held = find(name);
        return held == null ? "" : held.text();
    }

    /// @return false when it is too long or there are too many, and nothing was changed
    boolean put(String name, Held value) {
        boolean fits = value.text().length() <= MAX_VALUE && (values.size() < MAX_COUNT || values.containsKey(name));
        if (!fits) return false;
        values.put(name, value);
        set.put(name, true);
        return true;
    }

    void remove(String name) {
        values.remove(name);
        set.remove(name);
    }

    /// The longest condition or word, in characters (`LINEBUF`).
    int longestLine() {
        String text = text("LINEBUF");
        int wanted = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 2048;
        return Math.clamp(wanted, 128, MAX_VALUE);
    }

    /// Those the rules set and did not unset, in the order in which they were first set.
    Map<String, String> shown() {
        var shown = new LinkedHashMap<String, String>();
        for (String name : set.keySet()) shown.put(name, Latin.outward(text(name)));
        return shown;
    }
}
