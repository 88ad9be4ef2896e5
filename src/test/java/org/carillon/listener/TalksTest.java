package org.carillon.listener;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.testing.Talk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every `.talk` of src/test/resources/talks, each with a door of its own: the MX door, or what `! door=` names.
class TalksTest {
    private static final Path TALKS = Path.of("src/test/resources/talks");

    @ParameterizedTest
    @MethodSource("talks")
    void goesAsWritten(Path talk) throws IOException {
        String text = Files.readString(TALKS.resolve(talk));
        Map<String, String> settings = Talk.settings(text);
        Entrance entrance = Entrance.valueOf(settings.getOrDefault("door", "mx").toUpperCase(Locale.ROOT));
        settings.remove("door");
        try (var door = new OpenDoor(entrance, settings)) {
            new Talk(text, door).actOut(door.port());
        }
    }

    static List<Path> talks() throws IOException {
        try (var files = Files.walk(TALKS)) {
            return files.filter(file -> file.toString().endsWith(".talk"))
                    .map(TALKS::relativize)
                    .sorted()
                    .toList();
        }
    }
}
