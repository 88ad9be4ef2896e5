package org.carillon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The rooms from top to bottom, and what each may import. The same table stands in `docs/flow.md` for people.
final class Walls {
    /// Rooms that know nothing of a database.
    private static final Set<String> PURE = Set.of("mail", "smtp", "dns", "shell", "sort", "cli");

    private static final Map<String, Set<String>> TABLE = table();

    private Walls() {}

    static Map<String, Set<String>> all() {
        return TABLE;
    }

    private static Map<String, Set<String>> table() {
        var walls = new LinkedHashMap<String, Set<String>>();
        room(walls, "mail", "");
        room(walls, "store", "mail");
        room(walls, "smtp", "mail");
        room(walls, "dns", "mail");
        room(walls, "domains", "mail");
        room(walls, "trust", "mail dns domains");
        room(walls, "spam", "mail trust");
        room(walls, "people", "mail domains");
        room(walls, "spool", "mail");
        room(walls, "watch", "");
        room(walls, "shell", "mail");
        room(walls, "sort", "mail shell");
        room(walls, "rules", "mail sort");
        room(walls, "archive", "mail");
        room(walls, "lists", "mail domains trust people sort rules archive");
        room(walls, "bounces", "mail lists");
        room(walls, "vacation", "mail domains trust people lists");
        room(walls, "mailbox", "mail people");
        room(walls, "letters", "mail people lists vacation");
        room(walls, "delivery", "mail smtp dns domains trust spool mailbox letters");
        allAboveBut(walls, "desk", "smtp");
        room(walls, "directory", "mail domains people lists");
        allAboveBut(walls, "pipeline", "smtp");
        room(walls, "listener", "mail smtp trust spam people spool directory");
        allAboveBut(walls, "web", "smtp pipeline listener");
        allAboveBut(walls, "api", "smtp pipeline listener web");
        room(walls, "cli", "mail sort bounces archive");
        allAboveBut(walls, "boot", "");
        return walls;
    }

    private static void room(Map<String, Set<String>> walls, String name, String mayImport) {
        var allowed = words(mayImport);
        if (!PURE.contains(name) && !name.equals("store")) allowed.add("store");
        walls.put(name, allowed);
    }

    private static void allAboveBut(Map<String, Set<String>> walls, String name, String closed) {
        var allowed = new TreeSet<>(walls.keySet());
        allowed.removeAll(words(closed));
        walls.put(name, allowed);
    }

    private static Set<String> words(String text) {
        var words = new TreeSet<String>();
        for (String word : text.split(" ")) if (!word.isEmpty()) words.add(word);
        return words;
    }

    /// Imports that go down in the table: none, if the table is right.
    static List<String> downward() {
        var wrong = new ArrayList<String>();
        var above = new TreeSet<String>();
        TABLE.forEach((room, allowed) -> {
            for (String other : allowed) if (!above.contains(other)) wrong.add(room + " → " + other);
            above.add(room);
        });
        return wrong;
    }
}
