package org.carillon.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes an mbox in the dialect mboxrd: `^>*From ` gets a `>` more, lines end with LF. [MboxReader] gives the
/// same bytes back for every letter whose lines end with CRLF.
public final class MboxWriter {
    private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM ppd HH:mm:ss uuuu", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final OutputStream out;

    public MboxWriter(OutputStream out) {
        this.out = out;
    }

    /// @param sender for the separator; may be empty
    /// @param at for the separator, to the second
    public void write(String sender, Instant at, byte[] letter) throws IOException {
        out.write(("From " + separatorName(sender) + " " + ASCTIME.format(at) + "\n").getBytes(StandardCharsets.UTF_8));
        int line = 0;
        while (line < letter.length) {
            int end = line;
            while (end < letter.length && letter[end] != '\n') end++;
            writeLine(letter, line, end);
            line = end + 1;
        }
        out.write('\n');
    }

    private void writeLine(byte[] letter, int from, int lf) throws IOException {
        if (startsLikeSeparator(letter, from, lf)) out.write('>');
        boolean crLf = lf < letter.length && lf > from && letter[lf - 1] == '\r';
        out.write(letter, from, (crLf ? lf - 1 : lf) - from);
        out.write('\n');
    }

    private static boolean startsLikeSeparator(byte[] letter, int from, int end) {
        int at = from;
        while (at < end && letter[at] == '>') at++;
        return at + 5 <= end
                && letter[at] == 'F'
                && letter[at + 1] == 'r'
                && letter[at + 2] == 'o'
                && letter[at + 3] == 'm'
                && letter[at + 4] == ' ';
    }

    private static String separatorName(String sender) {
        String name = sender.replaceAll("[^\\x21-\\x7e]", "");
        return name.isEmpty() ? "MAILER-DAEMON" : name;
    }
}
