package org.carillon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Keeps the walls between the rooms up: see [Walls] for the table.
class RoomsTest {
    private static final int MOST_LINES = 400;
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?(org\\.carillon\\.\\w+)\\..*");
    private static final Pattern BANNED =
            Pattern.compile("(Manager|Helper|Utils?|Impl|Service|Processor|Handler|Info|Base|Abstract)([A-Z]\\w*)?|\\w*"
                    + "(Manager|Helper|Utils?|Impl|Service|Processor|Handler|Info|Base|Abstract)");

    /// Terms of an RFC that happen to sound like it: the "base subject" of RFC 5256 §2.1.
    private static final Set<String> TERMS = Set.of("BaseSubject", "BaseSubjectTest");

    @Test
    void noRoomImportsWhatTheTableDoesNotAllow() {
        var broken = new TreeSet<String>();
        for (JavaClass type : Sources.classes(Sources.MAIN)) {
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                check(type.getPackageName(), use.getTargetClass().getPackageName(), type.getName(), broken);
            }
        }
        assertNone(broken, "imports through a wall");
    }

    /// The byte code does not show a constant that was taken over, or a name that only a comment uses.
    @Test
    void noImportLineGoesThroughAWall() {
        var broken = new TreeSet<String>();
        for (Path file : Sources.files(Sources.MAIN)) {
            String own = Sources.MAIN.relativize(file.getParent()).toString().replace('/', '.');
            for (String line : Sources.lines(file)) {
                var match = IMPORT.matcher(line);
                if (match.matches()) check(own, match.group(1), file.toString(), broken);
            }
        }
        assertNone(broken, "import lines through a wall");
    }

    private static void check(String fromPackage, String toPackage, String who, Set<String> broken) {
        String from = Sources.room(fromPackage);
        String to = Sources.room(toPackage);
        if (from.isEmpty() || to.isEmpty() || from.equals(to)) return;
        if (!Walls.all().getOrDefault(from, Set.of()).contains(to)) broken.add(who + ": " + from + " → " + to);
    }

    @Test
    void theTableItselfOnlyLooksUp() {
        assertNone(Walls.downward(), "rooms that may import one below them");
    }

    @Test
    void everyClassStandsInARoomOfTheTable() {
        var homeless = new TreeSet<String>();
        for (JavaClass type : Sources.classes(Sources.MAIN)) {
            if (type.getSimpleName().equals("package-info")) continue;
            if (!Walls.all().containsKey(Sources.room(type.getPackageName()))) homeless.add(type.getName());
        }
        assertNone(homeless, "classes in no room");
    }

    @Test
    void everyRoomSaysWhatItIsFor() {
        var silent = new TreeSet<String>();
        for (JavaClass type : Sources.classes(Sources.MAIN)) {
            Path map = Sources.file(Sources.MAIN, type).resolveSibling("package-info.java");
            String text =
                    Files.exists(map) ? String.join(" ", Sources.lines(map)).replaceAll("[/\\s]+", " ") : "";
            if (type.getPackageName().equals(Sources.ROOT)) continue;
            if (!text.contains("NullMarked package") || !text.contains("tart reading at") || !text.contains("mport")) {
                silent.add(map.toString());
            }
        }
        assertNone(
                silent,
                "package-info files missing, or without @NullMarked, 'start reading at' or what may be imported");
    }

    @Test
    void namesComeFromTheTrade() {
        var banned = new TreeSet<String>();
        for (Path folder : List.of(Sources.MAIN, Sources.TEST)) {
            for (JavaClass type : Sources.classes(folder)) {
                if (TERMS.contains(Sources.outermost(type).getSimpleName())) continue;
                if (BANNED.matcher(type.getSimpleName()).matches()) banned.add(type.getName());
            }
        }
        assertNone(banned, "names that say nothing");
    }

    @Test
    void knowsABannedNameWhenItSeesOne() {
        for (String name :
                List.of("ListManager", "MailUtils", "Util", "BaseList", "AbstractRule", "SpoolImpl", "HostInfo")) {
            assertTrue(BANNED.matcher(name).matches(), name);
        }
        for (String name : List.of("Base64Lines", "Information", "Serviceable", "Implied", "Database", "Rehandled")) {
            assertFalse(BANNED.matcher(name).matches(), name);
        }
    }

    @Test
    void noFileIsLongerThanAReaderHasPatienceFor() {
        var longer = new ArrayList<String>();
        for (Path file : Sources.files(Sources.MAIN)) {
            int lines = Sources.lines(file).size();
            if (lines > MOST_LINES) longer.add(file + " has " + lines + " lines");
        }
        assertNone(longer, "files over " + MOST_LINES + " lines");
    }

    private static void assertNone(Iterable<String> faults, String what) {
        assertEquals("", String.join("\n", faults), what);
    }
}
