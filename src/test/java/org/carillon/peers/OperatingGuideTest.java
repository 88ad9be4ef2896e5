package org.carillon.peers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The lines that [PostfixTest] runs are those that people read.
class OperatingGuideTest {
    @ParameterizedTest
    @ValueSource(strings = {"by-smtp.cf", "by-lmtp.cf", "verify.cf"})
    void showsTheTestedLines(String file) throws IOException {
        String indented = Files.readAllLines(Path.of("src/test/resources/peers/postfix", file)).stream()
                .map(line -> "    " + line + "\n")
                .collect(Collectors.joining());
        assertTrue(Files.readString(Path.of("docs/operating.md")).contains("\n" + indented), file);
    }
}
