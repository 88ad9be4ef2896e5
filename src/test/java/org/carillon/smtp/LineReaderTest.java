package org.carillon.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void onlyCrlfEndsALine() throws IOException {
        assertEquals(
                List.of(
                        new Line.Text("a"),
                        new Line.Text(""),
                        new Line.Forbidden(),
                        new Line.Forbidden(),
                        new Line.Closed()),
                lines("a\r\n\r\nb\nc\r\nd\re\r\nrest"));
    }

    @Test
    void aNulIsForbidden() throws IOException {
        assertEquals(List.of(new Line.Forbidden(), new Line.Closed()), lines("a\0b\r\n"));
    }

    @Test
    void aLineThatFitsIsReadAndALongerOnePassedOver() throws IOException {
        String fits = "x".repeat(LineReader.MAX_LINE - 2);
        assertEquals(
                List.of(new Line.Text(fits), new Line.TooLong(), new Line.Text("next"), new Line.Closed()),
                lines(fits + "\r\n" + fits + "y\r\nnext\r\n"));
    }

    @Test
    void aHundredMegabytesWithoutLineEndTakeNoMemory() throws IOException {
        InputStream in = new SequenceInputStream(
                new Endless('x', 100_000_000), new ByteArrayInputStream("\r\nNOOP\r\n".getBytes(ISO_8859_1)));
        var reader = new LineReader(new WireInput(in));
        assertEquals(new Line.TooLong(), reader.read());
        assertEquals(new Line.Text("NOOP"), reader.read());
    }

    /// Against the plainest way to say it: cut at CRLF, look at each piece.
    @Property
    void howTheOctetsArriveDoesNotMatter(
            @ForAll("wires") String wire, @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int largest)
            throws IOException {
        var expected = new ArrayList<Line>();
        int at = 0;
        for (int end = wire.indexOf("\r\n"); end >= 0; end = wire.indexOf("\r\n", at)) {
            String line = wire.substring(at, end);
            expected.add(line.matches("(?s)[^\r\n\0]*") ? new Line.Text(line) : new Line.Forbidden());
            at = end + 2;
        }
        var found = read(new WireInput(new Chopped(wire.getBytes(ISO_8859_1), seed, largest)));
        if (found.size() > 1
                && found.get(found.size() - 2) instanceof Line.Forbidden
                && expected.size() == found.size() - 2) {
            found.remove(found.size() - 2); // told at once of the lone LF that everything ends with
        }
        found.removeLast();
        assertEquals(expected, found);
    }

    @Provide
    Arbitrary<String> wires() {
        return Arbitraries.of("a", "\r", "\n", "\r\n", "\0", "b ")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    private static List<Line> lines(String wire) throws IOException {
        return read(new WireInput(new ByteArrayInputStream(wire.getBytes(ISO_8859_1))));
    }

    private static List<Line> read(WireInput in) throws IOException {
        var reader = new LineReader(in);
        var lines = new ArrayList<Line>();
        do {
            lines.add(reader.read());
        } while (!(lines.getLast() instanceof Line.Closed));
        return lines;
    }
}
