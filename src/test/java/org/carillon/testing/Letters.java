package org.carillon.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Letters as they come in. The real ones stand beside the project (`../shared/data/letters`) and are not part
/// of it; where they are missing, our own small set of the same shapes takes their place.
public final class Letters {
    private static final Path REAL =
            Path.of("../shared/data/letters").toAbsolutePath().normalize();
    private static final Path TRAINING =
            Path.of("../shared/data/spam-training").toAbsolutePath().normalize();
    private static final Path OWN = Path.of("src/test/resources/letters").toAbsolutePath();

    /// @param name folder and file, such as `ham/00001.eml`
    /// @param bytes with CRLF line ends, the last line ended
    public record Letter(String name, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Letters() {}

    /// True when the real letters are there.
    public static boolean real() {
        return Files.isDirectory(REAL);
    }

    /// Where the letters come from, for the name of a test or its output.
    public static String source() {
        return real() ? "real letters" : "our own letters, as ../shared/data/letters is not there";
    }

    /// Every letter, ordered by name.
    public static List<Letter> all() {
        return real() ? folder(REAL, "") : own();
    }

    /// Others of the same kinds, `ham` and `spam`, for a filter to learn; none where the real ones are not there.
    public static List<Letter> training() {
        return Files.isDirectory(TRAINING) ? folder(TRAINING, "") : List.of();
    }

    /// Our own set, there or not.
    public static List<Letter> own() {
        return folder(OWN, "");
    }

    /// At most `wanted` letters, spread evenly over all kinds; always the same ones.
    public static List<Letter> mix(int wanted) {
        List<Letter> all = all();
        if (all.size() <= wanted) return all;
        var mix = new ArrayList<Letter>();
        for (int i = 0; i < wanted; i++) mix.add(all.get((int) ((long) i * all.size() / wanted)));
        return mix;
    }

    private static List<Letter> folder(Path folder, String prefix) {
        var letters = new ArrayList<Letter>();
        try (var entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = prefix + entry.getFileName();
                if (Files.isDirectory(entry)) letters.addAll(folder(entry, name + "/"));
                else if (name.endsWith(".eml")) letters.add(new Letter(name, wire(Files.readAllBytes(entry))));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return letters;
    }

    /// Lines as SMTP wants them: each LF becomes CRLF, and the last line ends.
    static byte[] wire(byte[] file) {
        var out = new ByteArrayOutputStream(file.length + file.length / 30 + 2);
        byte last = '\n';
        for (byte b : file) {
            if (b == '\n' && last != '\r') out.write('\r');
            out.write(b);
            last = b;
        }
        if (last != '\n') out.writeBytes(new byte[] {'\r', '\n'});
        return out.toByteArray();
    }
}
