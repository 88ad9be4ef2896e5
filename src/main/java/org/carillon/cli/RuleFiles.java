package org.carillon.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.carillon.sort.Dialect;
import org.carillon.sort.Facts;
import org.carillon.sort.RuleSet;
import org.carillon.sort.Sorter;
import org.carillon.sort.Verdict;

/// The files that `rules check` and `rules run` read.
final class RuleFiles {
    private static final long MOST_RULES = 1L << 20;
    private static final long MOST_LETTER = 256L << 20;

    private RuleFiles() {}

    /// @throws Refused with a sentence, when the file cannot be read
    static RuleSet rules(String file, Dialect dialect) {
        return RuleSet.parse(text(file), dialect);
    }

    /// @param file `-` for the standard input
    /// @throws Refused with a sentence, when the file cannot be read
    static String text(String file) {
        byte[] bytes = file.equals("-") ? typed() : read(file, MOST_RULES);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Refused("The file " + file + " is not UTF-8. Convert it, for instance with iconv -f latin1.");
        }
    }

    /// What the rules say of the letter in a file. A `From ` line in it stays what it is; none is made up.
    static Verdict verdict(RuleSet rules, String file) {
        byte[] letter = read(file, MOST_LETTER);
        try {
            var receivedAt = Files.getLastModifiedTime(Path.of(file)).toInstant();
            return Sorter.sort(rules, letter, new Facts(System.getProperty("user.name", "you"), null, receivedAt));
        } catch (IOException gone) {
            throw unreadable(file);
        }
    }

    private static byte[] typed() {
        try {
            byte[] bytes = System.in.readNBytes((int) MOST_RULES + 1);
            if (bytes.length > MOST_RULES) throw tooLarge("-", MOST_RULES);
            return bytes;
        } catch (IOException broken) {
            throw unreadable("-");
        }
    }

    private static Refused tooLarge(String file, long most) {
        return new Refused("The file " + file + " is larger than " + (most >> 20) + " MB.");
    }

    private static byte[] read(String file, long most) {
        try {
            Path path = Path.of(file);
            if (!Files.exists(path)) throw new Refused("There is no file " + file + ".");
            if (!Files.isReadable(path) || Files.isDirectory(path)) throw unreadable(file);
            if (Files.size(path) > most) throw tooLarge(file, most);
            return Files.readAllBytes(path);
        } catch (IOException | InvalidPathException broken) {
            throw unreadable(file);
        }
    }

    private static Refused unreadable(String file) {
        return new Refused("The file " + file + " cannot be read.");
    }
}
