package org.carillon.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.carillon.testing.Letters;
import org.junit.jupiter.api.Test;

class MboxReaderTest {
    private static final String FIRST = "From ana@club.example Wed Jan  2 11:13:23 2019\n";

    @Test
    void readsLettersBetweenSeparators() throws IOException {
        List<MboxEntry> entries = read(FIRST + "A: 1\n\nText\n\nFrom b  Thu Jan  3 01:02:03 2019\nA: 2\n\n\n");

        assertEquals(List.of("A: 1\r\n\r\nText\r\n", "A: 2\r\n\r\n"), texts(entries));
        assertEquals(Instant.parse("2019-01-02T11:13:23Z"), entries.get(0).separatedAt());
        assertEquals(59, entries.get(1).position());
    }

    @Test
    void doesNotTakeASentenceForASeparator() throws IOException {
        List<MboxEntry> entries =
                read(FIRST + "A: 1\n\nHello.\n\nFrom R >=2.7.0, it works.\nFrom x Wed Jan  2 11:13:23 2019\n");

        assertEquals(1, entries.size());
    }

    @Test
    void takesTheQuotesOffOnceInMboxrd() throws IOException {
        assertEquals(
                List.of("A: 1\r\n\r\nFrom x\r\n>From y\r\n>> From z\r\n"),
                texts(read(FIRST + "A: 1\n\n>From x\n>>From y\n>> From z\n")));
    }

    @Test
    void takesOnlyTheFirstQuoteOffInMboxo() throws IOException {
        assertEquals(
                List.of("A: 1\r\n\r\nFrom x\r\n>>From y\r\n"),
                texts(read(FIRST + "A: 1\n\n>From x\n>>From y\n", MboxDialect.O)));
    }

    @Test
    void believesContentLengthInMboxcl2() throws IOException {
        String inner = "\nFrom x Wed Jan  2 11:13:23 2019\n>From y\n";
        String mbox = FIRST + "Content-Length: " + inner.length() + "\n\n" + inner + "\n" + FIRST + "A: 2\n\n\n";

        List<String> texts = texts(read(mbox, MboxDialect.CL2));

        assertEquals(2, texts.size());
        assertTrue(
                texts.getFirst().endsWith("\r\n\r\n\r\nFrom x Wed Jan  2 11:13:23 2019\r\n>From y\r\n"),
                texts.getFirst());
    }

    @Test
    void readsCrLfAndPackedFiles() throws IOException {
        String mbox = (FIRST + "A: 1\n\nText\n\n" + FIRST + "A: 2\n\nb\n").replace("\n", "\r\n");
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(mbox.getBytes(ISO_8859_1));
        }

        List<MboxEntry> entries = all(new MboxReader(new ByteArrayInputStream(packed.toByteArray()), MboxDialect.RD));

        assertEquals(List.of("A: 1\r\n\r\nText\r\n", "A: 2\r\n\r\nb\r\n"), texts(entries));
    }

    @Test
    void readsTheSeparatorsOfPipermail() throws IOException {
        var entries = read(
                "From tom at here  @ending from gm@il@com  Wed Jan  2 11:13:23 2019\nFrom: tom at here (Tom)\n\nx\n");

        assertEquals(Instant.parse("2019-01-02T11:13:23Z"), entries.getFirst().separatedAt());
    }

    @Test
    void takesAFirstSeparatorWithoutDate() throws IOException {
        List<MboxEntry> entries = read("From somebody\nA: 1\n\nx\n");

        assertEquals(1, entries.size());
        assertNull(entries.getFirst().separatedAt());
    }

    @Test
    void saysHowMuchStandsBeforeTheFirstSeparator() throws IOException {
        var reader = new MboxReader(stream("junk\njunk\n" + FIRST + "A: 1\n\n"), MboxDialect.RD);

        assertEquals(1, all(reader).size());
        assertEquals(10, reader.strayBytes());
    }

    @Test
    void leavesOutALetterThatIsTooLongAndGoesOn() throws IOException {
        InputStream endless = new InputStream() {
            private long left = MboxReader.MAX_LETTER + 1000L;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int some = (int) Math.min(left, length);
                java.util.Arrays.fill(into, from, from + Math.max(0, some), (byte) 'x');
                left -= some;
                return some > 0 ? some : -1;
            }
        };
        var parts = List.of(stream(FIRST + "A: 1\n\n"), endless, stream("\n\n" + FIRST + "A: 2\n\nfine\n"));
        var file = new java.io.SequenceInputStream(java.util.Collections.enumeration(parts));

        List<MboxEntry> entries = all(new MboxReader(file, MboxDialect.RD));

        assertTrue(entries.get(0).tooLong());
        assertFalse(entries.get(1).tooLong());
        assertEquals("A: 2\r\n\r\nfine\r\n", new String(entries.get(1).bytes(), ISO_8859_1));
    }

    @Property(tries = 500)
    void givesBackWhatTheWriterWrote(@ForAll("letters") List<String> letters) throws IOException {
        var mbox = new ByteArrayOutputStream();
        var writer = new MboxWriter(mbox);
        for (String letter : letters)
            writer.write("a@b.example", Instant.EPOCH.plusSeconds(1), letter.getBytes(ISO_8859_1));

        assertEquals(letters, texts(all(new MboxReader(new ByteArrayInputStream(mbox.toByteArray()), MboxDialect.RD))));
    }

    @Provide
    Arbitrary<List<String>> letters() {
        Arbitrary<String> line = Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        ">",
                        "From ",
                        ">From x",
                        ">>From ",
                        "From a@b Wed Jan  2 11:13:23 2019",
                        "\r",
                        "Content-Length: 3"),
                Arbitraries.strings()
                        .withCharRange((char) 0, (char) 255)
                        .excludeChars('\n')
                        .ofMaxLength(80));
        return line.list()
                .ofMaxSize(12)
                .map(lines -> {
                    var text = new StringBuilder("Subject: x\r\n");
                    for (String l : lines) text.append(l).append("\r\n");
                    return text.toString();
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Property
    void readsAnyBytes(@ForAll byte[] bytes) throws IOException {
        for (MboxDialect dialect : MboxDialect.values()) {
            byte[] file = (FIRST + new String(bytes, ISO_8859_1)).getBytes(ISO_8859_1);
            assertTrue(
                    all(new MboxReader(new ByteArrayInputStream(file), dialect)).size() >= 1);
        }
    }

    @Test
    void givesBackEveryLetterOfTheCorpus() throws IOException {
        List<Letters.Letter> letters = Letters.all();
        var mbox = new ByteArrayOutputStream();
        for (var letter : letters) new MboxWriter(mbox).write("", Instant.EPOCH, letter.bytes());

        List<MboxEntry> entries = all(new MboxReader(new ByteArrayInputStream(mbox.toByteArray()), MboxDialect.RD));

        assertEquals(letters.size(), entries.size(), Letters.source());
        for (int i = 0; i < letters.size(); i++) {
            assertArrayEquals(
                    letters.get(i).bytes(),
                    entries.get(i).bytes(),
                    letters.get(i).name());
        }
    }

    private static List<MboxEntry> read(String mbox) throws IOException {
        return read(mbox, MboxDialect.RD);
    }

    private static List<MboxEntry> read(String mbox, MboxDialect dialect) throws IOException {
        return all(new MboxReader(stream(mbox), dialect));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
    }

    private static List<MboxEntry> all(MboxReader reader) throws IOException {
        var entries = new ArrayList<MboxEntry>();
        for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) entries.add(entry.get());
        return entries;
    }

    private static List<String> texts(List<MboxEntry> entries) {
        return entries.stream()
                .map(entry -> new String(entry.bytes(), ISO_8859_1))
                .toList();
    }
}
