package org.carillon.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.carillon.mail.MailDate;
import org.jspecify.annotations.Nullable;

/// Reads an mbox, packed with gzip or not, letter by letter. A separator is a line `From …` behind an empty
/// line that ends in a date: many programs did not quote such lines in letters, and sentences begin with that
/// word. Line ends become CRLF, as letters have them on the wire.
public final class MboxReader {
    /// Bytes of one letter; a longer one is reported and left out.
    public static final int MAX_LETTER = 25 * 1024 * 1024;

    private static final Pattern WEEKDAY = Pattern.compile("\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\b");
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)content-length:[ \\t]*([0-9]{1,9})\\b");
    private static final int MAX_SEPARATOR = 300;

    private final LineSource lines;
    private final MboxDialect dialect;
    private ByteArrayOutputStream letter = new ByteArrayOutputStream(1 << 13);
    private int number;
    private boolean begun;
    private boolean more;
    private long strayBytes;

    /// What the separator in hand says.
    private long position;
    private @Nullable Instant separatedAt;

    /// Of the letter in hand.
    private boolean crLf;
    private boolean tooLong;
    private boolean inHeader;
    private boolean lastEmpty;
    private long contentLength;
    /// Bytes of the body that hold no separator, as Content-Length says.
    private long verbatim;

    public MboxReader(InputStream in, MboxDialect dialect) throws IOException {
        this.lines = new LineSource(unpacked(in));
        this.dialect = dialect;
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    /// Bytes before the first separator, which belong to no letter.
    public long strayBytes() {
        return strayBytes;
    }

    /// The next letter, or nothing at the end.
    public Optional<MboxEntry> next() throws IOException {
        if (!begun) begin();
        if (!more) return Optional.empty();
        open();
        while ((more = lines.next()) && !separator()) take();
        return Optional.of(close());
    }

    private void begin() throws IOException {
        begun = true;
        while ((more = lines.next()) && !lines.startsWith("From ")) strayBytes += lines.length;
    }

    private void open() {
        number++;
        position = lines.position;
        separatedAt = date(separatorText()).orElse(null);
        crLf = lines.endsInCrLf();
        tooLong = false;
        inHeader = true;
        lastEmpty = false;
        verbatim = 0;
        contentLength = 0;
        if (letter.size() > 1 << 20) letter = new ByteArrayOutputStream(1 << 13);
        letter.reset();
    }

    private boolean separator() {
        if (!lastEmpty || verbatim > 0 || !lines.startsWith("From ")) return false;
        return date(separatorText()).isPresent();
    }

    private String separatorText() {
        return new String(lines.piece, 0, Math.min(lines.length, MAX_SEPARATOR), StandardCharsets.ISO_8859_1);
    }

    /// The sender may be anything, so the date begins at the last weekday.
    private static Optional<Instant> date(String separator) {
        Matcher weekday = WEEKDAY.matcher(separator);
        int start = -1;
        while (weekday.find()) start = weekday.end();
        return start < 0 ? Optional.empty() : MailDate.parse(separator.substring(start));
    }

    private void take() {
        int from = dialect != MboxDialect.CL2 && quoted() ? 1 : 0;
        if (letter.size() == 0) crLf = lines.endsInCrLf() || (crLf && !lines.endsLine());
        if (verbatim > 0) verbatim -= lines.length;
        else if (inHeader) header();
        lastEmpty = lines.empty();
        append(from);
    }

    private boolean quoted() {
        if (dialect == MboxDialect.O) return lines.startsWith(">From ");
        int at = 0;
        while (at < lines.length && lines.piece[at] == '>') at++;
        if (at == 0 || !lines.startsLine || at + 5 > lines.length) return false;
        return new String(lines.piece, at, 5, StandardCharsets.ISO_8859_1).equals("From ");
    }

    private void header() {
        if (lines.empty()) {
            inHeader = false;
            verbatim = dialect == MboxDialect.CL2 ? contentLength : 0;
        } else if (dialect == MboxDialect.CL2 && lines.startsLine) {
            String line =
                    new String(lines.piece, 0, Math.min(lines.length, MAX_SEPARATOR), StandardCharsets.ISO_8859_1);
            Matcher length = CONTENT_LENGTH.matcher(line);
            if (length.lookingAt()) contentLength = Long.parseLong(length.group(1));
        }
    }

    private void append(int from) {
        if (letter.size() + lines.length > MAX_LETTER) {
            tooLong = true;
            return;
        }
        int end = lines.length;
        if (lines.endsLine()) end -= crLf && lines.endsInCrLf() ? 2 : 1;
        letter.write(lines.piece, from, end - from);
        if (lines.endsLine()) {
            letter.write('\r');
            letter.write('\n');
        }
    }

    /// The empty line before the next separator is none of the letter's.
    private MboxEntry close() {
        byte[] bytes = letter.toByteArray();
        if (lastEmpty && bytes.length >= 2) bytes = Arrays.copyOf(bytes, bytes.length - 2);
        return new MboxEntry(number, position, separatedAt, tooLong ? new byte[0] : bytes, tooLong);
    }
}
