package org.carillon.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.carillon.smtp.DataText.Fault;
import org.junit.jupiter.api.Test;

class ChunkReaderTest {
    private static final int ROOM = 1_000_000;

    /// However a text is cut, the same comes of it as behind DATA with its dots stuffed.
    @Property(tries = 500)
    void saysOfATextWhatDataSaysOfIt(
            @ForAll("texts") String text, @ForAll @Size(max = 6) List<@IntRange(max = 40) Integer> cuts)
            throws IOException {
        String ended = text.endsWith("\r\n") || text.isEmpty() ? text : text + "\r\n";
        String stuffed = ("\r\n" + ended).replace("\r\n.", "\r\n..").substring(2) + ".\r\n";
        DataText expected = new DotReader(input(stuffed), TextBounds.of(ROOM), octets -> true).read();
        DataText got = chunks(text, cuts);
        switch (expected) {
            case DataText.Faulty faulty -> assertEquals(faulty, got);
            case DataText.Whole whole ->
                assertArrayEquals(
                        whole.bytes(),
                        assertInstanceOf(DataText.Whole.class, got).bytes());
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("\r\n", "\r\n", ".", "\r", "\n", "a", "To: b", "\r\n.\r\n", "\0")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts))
                .filter(text -> !text.endsWith("\r"));
    }

    @Test
    void leavesTheNextCommandWhereItIs() throws IOException {
        WireInput in = input("a\nQUIT\r\n");
        assertEquals(
                Optional.of(Fault.BARE_LINE_END), new ChunkReader(TextBounds.of(ROOM), octets -> true).read(in, 2));
        assertEquals(new Line.Text("QUIT"), new LineReader(in).read());
    }

    @Test
    void tooMuchTakesNoMemory() throws IOException {
        var taken = new AtomicLong();
        var reader = new ChunkReader(TextBounds.of(ROOM), octets -> taken.addAndGet(octets) > 0);
        var in = new WireInput(new Endless('x', 100_000_000));
        assertEquals(Optional.of(Fault.TOO_BIG), reader.read(in, 100_000_000));
        assertTrue(taken.get() <= ROOM, taken::toString);
    }

    @Test
    void thousandsOfTinyChunksTakeNoMoreMemoryThanTheirOctets() throws IOException {
        int octets = 10_000;
        var taken = new AtomicLong();
        var reader = new ChunkReader(TextBounds.of(ROOM), more -> taken.addAndGet(more) > 0);
        var in = new WireInput(new Endless('x', octets));
        for (int i = 0; i < octets; i++) assertEquals(Optional.empty(), reader.read(in, 1));
        assertEquals(
                octets + 2,
                assertInstanceOf(DataText.Whole.class, reader.whole()).bytes().length);
        assertTrue(taken.get() < 2 * octets, taken::toString);
    }

    private static DataText chunks(String text, List<Integer> cuts) throws IOException {
        WireInput in = input(text);
        var reader = new ChunkReader(TextBounds.of(ROOM), octets -> true);
        int left = text.length();
        for (int cut : cuts) {
            int size = Math.min(cut, left);
            reader.read(in, size);
            left -= size;
        }
        reader.read(in, left);
        return reader.whole();
    }

    private static WireInput input(String text) {
        return new WireInput(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
    }
}
