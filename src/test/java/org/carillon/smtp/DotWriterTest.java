package org.carillon.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class DotWriterTest {

    @Test
    void doublesADotAtTheStartOfALineOnly() throws IOException {
        assertEquals("..a\r\nb.c\r\n...d\r\n..\r\n.\r\n", written(".a\r\nb.c\r\n..d\r\n.\r\n"));
    }

    @Test
    void addsAMissingLineEnd() throws IOException {
        assertEquals("a\r\n.\r\n", written("a"));
        assertEquals("a\r\n.\r\n", written("a\r"));
        assertEquals(".\r\n", written(""));
    }

    @Test
    void neverLetsALoneLineEndHideADot() throws IOException {
        assertEquals("a\r\n..\r\nb\r\n.\r\n", written("a\n.\nb\n"));
        assertEquals("a\r\n..\r\nb\r\n.\r\n", written("a\r.\rb\r"));
        assertEquals("a\r\n\r\n..\r\n.\r\n", written("a\r\r\n.\r\n"));
    }

    @Property
    void whereAMessageIsCutDoesNotMatter(
            @ForAll @CharRange(from = '\n', to = '\r') @CharRange(from = '.', to = '.') @StringLength(max = 40)
                    String text,
            @ForAll @IntRange(min = 1, max = 7) int piece)
            throws IOException {
        byte[] bytes = text.getBytes(ISO_8859_1);
        var out = new ByteArrayOutputStream();
        var writer = new DotWriter(out);
        for (int at = 0; at < bytes.length; at += piece) writer.write(bytes, at, Math.min(piece, bytes.length - at));
        writer.end();
        assertEquals(written(text), out.toString(ISO_8859_1));
    }

    private static String written(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        DotWriter.write(out, text.getBytes(ISO_8859_1));
        return out.toString(ISO_8859_1);
    }
}
