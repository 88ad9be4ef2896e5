package org.carillon.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.carillon.smtp.DataText.Fault;
import org.junit.jupiter.api.Tag;

/// Any octets behind DATA and in chunks of BDAT, against what a text search says about them.
@Tag("fuzz")
class DataFuzzTest {
    private static final int ROOM = 100_000;
    private static final Pattern LONE = Pattern.compile("\r(?!\n)|(?<!\r)\n");

    @FuzzTest(maxDuration = "10m")
    void endsWhereTheDotStandsAndNowhereElse(byte[] octets) throws IOException {
        behindData(octets);
        inChunks(octets);
    }

    private static void behindData(byte[] octets) throws IOException {
        var wire = "\r\n" + new String(octets, ISO_8859_1);
        int dot = wire.indexOf("\r\n.\r\n");
        var in = new WireInput(new Chopped(octets, octets.length, 7));
        var reader = new DotReader(in, TextBounds.of(ROOM), more -> true);
        if (dot < 0) {
            assertThrows(EOFException.class, reader::read);
            return;
        }
        String sent = wire.substring(2, dot + 2);
        switch (reader.read()) {
            case DataText.Whole whole -> {
                assertFalse(LONE.matcher(sent).find());
                assertEquals(("\r\n" + sent).replace("\r\n.", "\r\n"), "\r\n" + new String(whole.bytes(), ISO_8859_1));
            }
            case DataText.Faulty faulty -> fault(faulty.fault(), sent);
        }
        assertEquals(wire.substring(dot + 5), rest(in));
    }

    private static void inChunks(byte[] octets) throws IOException {
        String sent = new String(octets, ISO_8859_1);
        var in = new WireInput(new Chopped(octets, octets.length, 5));
        var reader = new ChunkReader(TextBounds.of(ROOM), more -> true);
        int first = octets.length == 0 ? 0 : (octets[0] & 0xff) % octets.length;
        reader.read(in, first);
        reader.read(in, octets.length - first);
        switch (reader.whole()) {
            case DataText.Whole whole -> {
                assertFalse(LONE.matcher(sent).find());
                String ended = sent.isEmpty() || sent.endsWith("\r\n") ? sent : sent + "\r\n";
                assertEquals(ended, new String(whole.bytes(), ISO_8859_1));
            }
            case DataText.Faulty faulty -> fault(faulty.fault(), sent);
        }
        assertEquals("", rest(in));
    }

    private static void fault(Fault fault, String sent) {
        switch (fault) {
            case BARE_LINE_END -> assertTrue(LONE.matcher(sent).find());
            case NUL_IN_HEADER -> assertTrue(sent.indexOf('\0') >= 0);
            case TOO_BIG -> assertTrue(sent.length() > ROOM);
            case HEADER_TOO_BIG -> assertTrue(sent.length() > 256 * 1024);
            case TOO_MANY_FIELDS ->
                assertTrue(sent.chars().filter(c -> c == ':').count() > 1000);
            case LOOPING -> assertTrue(sent.chars().filter(c -> c == ':').count() > 100);
            case SEVERAL_FROM -> assertTrue(sent.toLowerCase(Locale.ROOT).split("from", -1).length > 2);
            case NO_MEMORY -> throw new AssertionError("there was memory");
        }
    }

    /// What was not looked at.
    private static String rest(WireInput in) throws IOException {
        var rest = new StringBuilder();
        do {
            rest.append(new String(in.bytes, in.at, in.end - in.at, ISO_8859_1));
        } while (in.fill());
        return rest.toString();
    }
}
