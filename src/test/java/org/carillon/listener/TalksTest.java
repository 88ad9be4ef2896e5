package org.carillon.listener;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carillon.testing.Talk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every `.talk` of src/test/resources/talks, each with a door of its own.
class TalksTest {
    private static final Path TALKS = Path.of("src/test/resources/talks");

    @ParameterizedTest
    @MethodSource("talks")
    void goesAsWritten(Path talk) throws IOException {
        String text = Files.readString(TALKS.resolve(talk));
        try (var door = new OpenDoor(Talk.settings(text))) {
            new Talk(text, door::texts).actOut(door.port());
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
