package org.carillon.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.carillon.smtp.DataText.Fault;
import org.junit.jupiter.api.Test;

class DotReaderTest {
    private static final int ROOM = 1_000_000;

    @Test
    void unstuffsExactly() throws IOException {
        assertEquals(".a\r\nb.\r\n..\r\n.\r\n", whole("..a\r\nb.\r\n...\r\n..\r\n.\r\n"));
        assertEquals("", whole(".\r\n"));
        assertEquals("x\r\n", whole(".x\r\n.\r\n"));
    }

    @Test
    void leavesTheNextCommandWhereItIs() throws IOException {
        var in = new WireInput(new ByteArrayInputStream("a\r\n.\r\nQUIT\r\n".getBytes(ISO_8859_1)));
        new DotReader(in, TextBounds.of(ROOM), octets -> true).read();
        assertEquals(new Line.Text("QUIT"), new LineReader(in).read());
    }

    @Test
    void aTextWithoutEndIsNoText() {
        for (String cut : List.of("", "a", "a\r\n", "a\r\n.", "a\r\n.\r")) {
            assertThrows(EOFException.class, () -> read(new ByteArrayInputStream(cut.getBytes(ISO_8859_1)), ROOM), cut);
        }
    }

    @Test
    void countsOctetsAsTheyWereBeforeStuffing() throws IOException {
        assertEquals("...\r\n", whole("....\r\n.\r\n", 5));
        assertEquals(Fault.TOO_BIG, fault("....x\r\n.\r\n", 5));
    }

    @Test
    void aHundredMegabytesBeyondTheLimitTakeNoMemory() throws IOException {
        var taken = new AtomicLong();
        InputStream in = new SequenceInputStream(
                new Endless('x', 100_000_000), new ByteArrayInputStream("\r\n.\r\n".getBytes(ISO_8859_1)));
        DataText text =
                new DotReader(new WireInput(in), TextBounds.of(ROOM), octets -> taken.addAndGet(octets) > 0).read();
        assertEquals(new DataText.Faulty(Fault.TOO_BIG), text);
        assertEquals(ROOM, taken.get());
    }

    @Test
    void putsALetterOffWhenThereIsNoMemory() throws IOException {
        var in = new WireInput(new ByteArrayInputStream(("x\r\n".repeat(9000) + ".\r\n").getBytes(ISO_8859_1)));
        assertEquals(
                new DataText.Faulty(Fault.NO_MEMORY), new DotReader(in, TextBounds.of(ROOM), octets -> false).read());
    }

    @Test
    void boundsTheHeaderButNotTheBody() throws IOException {
        String field = "X: " + "y".repeat(996) + "\r\n";
        assertEquals(Fault.HEADER_TOO_BIG, fault(field.repeat(270) + "\r\n.\r\n", ROOM));
        assertInstanceOf(String.class, whole("X: y\r\n\r\n" + field.repeat(270) + ".\r\n"));
        assertInstanceOf(String.class, whole("no header at all\r\n" + field.repeat(270) + ".\r\n"));
        assertEquals(Fault.TOO_MANY_FIELDS, fault("X: y\r\n".repeat(1001) + ".\r\n", ROOM));
        assertEquals(Fault.LOOPING, fault("RECEIVED : y\r\n".repeat(101) + ".\r\n", ROOM));
        assertInstanceOf(String.class, whole("Received-SPF: y\r\n".repeat(101) + ".\r\n"));
    }

    @Property
    void whatIsStuffedIsReadBack(
            @ForAll("texts") String text, @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int largest)
            throws IOException {
        var wire = new ByteArrayOutputStream();
        DotWriter.write(wire, text.getBytes(ISO_8859_1));
        DataText back = read(new Chopped(wire.toByteArray(), seed, largest), ROOM);
        String sent = text.isEmpty() || text.endsWith("\r\n") ? text : text + "\r\n";
        assertEquals(sent, text(back));
    }

    /// Against the plainest way to say it, on whole strings.
    @Property(tries = 3000)
    void onlyCrlfDotCrlfEndsAndLoneLineEndsSpoil(
            @ForAll("wires") String wire, @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int largest)
            throws IOException {
        int end = ("\r\n" + wire).indexOf("\r\n.\r\n");
        var in = new Chopped(wire.getBytes(ISO_8859_1), seed, largest);
        if (end < 0) {
            assertThrows(EOFException.class, () -> read(in, ROOM));
            return;
        }
        String text = wire.substring(0, end);
        boolean lone = text.replace("\r\n", "").matches("(?s).*[\r\n].*");
        DataText found = read(in, ROOM);
        if (lone) assertEquals(new DataText.Faulty(Fault.BARE_LINE_END), found);
        else assertEquals(("\r\n" + text).replace("\r\n.", "\r\n").substring(2), text(found));
    }

    /// 256 KB.
    @Test
    void aHeaderMayBeLongUpToItsBound() throws IOException {
        String line = " " + "a".repeat(61) + "\r\n";
        String first = "X:" + line.substring(2);
        String longest = first + line.repeat(256 * 1024 / line.length() - 1);
        int room = 1 << 20;

        assertEquals(longest, text(read(new ByteArrayInputStream((longest + ".\r\n").getBytes(ISO_8859_1)), room)));
        assertEquals(Fault.HEADER_TOO_BIG, fault(longest + line + ".\r\n", room));
    }

    @Test
    void theBoundsOfAHeaderAreThoseThatWereSet() throws IOException {
        String letter = "Received: a\r\nReceived: b\r\nSubject: c\r\n\r\n.\r\n";
        assertEquals(new DataText.Faulty(Fault.LOOPING), read(letter, new TextBounds(1000, 1000, 3, 1)));
        assertEquals(new DataText.Faulty(Fault.TOO_MANY_FIELDS), read(letter, new TextBounds(1000, 1000, 2, 2)));
        assertEquals(new DataText.Faulty(Fault.HEADER_TOO_BIG), read(letter, new TextBounds(1000, 37, 3, 2)));
        assertInstanceOf(DataText.Whole.class, read(letter, new TextBounds(1000, 38, 3, 2)));
    }

    private static DataText read(String wire, TextBounds bounds) throws IOException {
        var in = new WireInput(new ByteArrayInputStream(wire.getBytes(ISO_8859_1)));
        return new DotReader(in, bounds, octets -> true).read();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", ".", "..", "\r\n", "\r\n", "\r\n.", "b\u00ff")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> wires() {
        return Arbitraries.of("a", ".", "\r", "\n", "\r\n", "\r\n", "\r\n.", "\r\n.\r\n")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    private static DataText read(InputStream in, int maxSize) throws IOException {
        return new DotReader(new WireInput(in), TextBounds.of(maxSize), octets -> true).read();
    }

    private static String whole(String wire) throws IOException {
        return whole(wire, ROOM);
    }

    private static String whole(String wire, int maxSize) throws IOException {
        return text(read(new ByteArrayInputStream(wire.getBytes(ISO_8859_1)), maxSize));
    }

    private static String text(DataText text) {
        return new String(assertInstanceOf(DataText.Whole.class, text).bytes(), ISO_8859_1);
    }

    private static Fault fault(String wire, int maxSize) throws IOException {
        DataText text = read(new ByteArrayInputStream(wire.getBytes(ISO_8859_1)), maxSize);
        return assertInstanceOf(DataText.Faulty.class, text).fault();
    }
}
