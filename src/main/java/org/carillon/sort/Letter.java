package org.carillon.sort;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A letter as rules see it. Lines end with LF: a letter from the wire, whose first line ends with CRLF, is looked at
/// as if it had LF. In the header a line end before a blank becomes one space. What is copied for that is copied
/// once for all conditions, and only when one asks for it.
final class Letter {
    private static final byte[] FROM = "From ".getBytes(ISO_8859_1);
    private static final DateTimeFormatter FROM_DATE = DateTimeFormatter.ofPattern(
                    "EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final byte[] raw;
    private final boolean wire;
    private final int bodyStart;
    private final Area header;
    private @Nullable Area body;
    private @Nullable Area both;
    private @Nullable Area decodedHeader;
    private @Nullable Area decodedBody;
    private @Nullable Area decodedBoth;
    private final Map<String, byte[]> fed = new HashMap<>();

    Letter(byte[] raw, Facts facts) {
        this.raw = raw;
        int firstEnd = indexOf('\n', 0);
        this.wire = firstEnd > 0 && firstEnd < raw.length && raw[firstEnd - 1] == '\r';
        this.bodyStart = bodyStart();
        this.header = header(facts);
    }

    Area header() {
        return header;
    }

    Area body() {
        if (body == null) {
            byte[] lines = wire ? withLf(bodyStart, raw.length) : raw;
            body = wire ? new Area(lines, 0, lines.length) : new Area(raw, bodyStart, raw.length);
        }
        return body;
    }

    /// Header, its empty line, and body as one text.
    Area both() {
        if (both == null) {
            if (header.bytes() == raw) {
                both = new Area(raw, 0, raw.length);
            } else {
                Area rest = body();
                byte[] all = Arrays.copyOf(header.bytes(), header.length() + rest.length());
                System.arraycopy(rest.bytes(), rest.from(), all, header.length(), rest.length());
                both = new Area(all, 0, all.length);
            }
        }
        return both;
    }

    /// See [Decoded].
    Area decodedHeader() {
        if (decodedHeader == null) decodedHeader = decoded().header();
        return decodedHeader;
    }

    Area decodedBody() {
        if (decodedBody == null) decodedBody = decoded().body();
        return decodedBody;
    }

    /// Header, an empty line, and body.
    Area decodedBoth() {
        if (decodedBoth == null) {
            Area head = decodedHeader();
            Area rest = decodedBody();
            byte[] all = Arrays.copyOf(head.bytes(), head.length() + 1 + rest.length());
            all[head.length()] = '\n';
            System.arraycopy(rest.bytes(), rest.from(), all, head.length() + 1, rest.length());
            decodedBoth = new Area(all, 0, all.length);
        }
        return decodedBoth;
    }

    private Decoded decoded() {
        int from = behindFromLine();
        return new Decoded(from == 0 ? raw : Arrays.copyOfRange(raw, from, raw.length));
    }

    int size() {
        return header.length() + body().length();
    }

    /// What a folder is fed. Only an mbox or MH folder keeps a `From ` line.
    byte[] fed(Flags flags, Kind kind) {
        boolean head = !flags.bodyOnlyFed();
        int from = head ? (kind == Kind.MAILDIR ? behindFromLine() : 0) : bodyStart;
        int to = flags.headerOnlyFed() ? bodyStart : raw.length;
        if (from == 0 && to == raw.length) return raw;
        return fed.computeIfAbsent(from + "-" + to, key -> Arrays.copyOfRange(raw, from, to));
    }

    private boolean beginsWithFromLine() {
        return raw.length >= FROM.length && Arrays.equals(raw, 0, FROM.length, FROM, 0, FROM.length);
    }

    private int behindFromLine() {
        return beginsWithFromLine() ? Math.min(raw.length, indexOf('\n', 0) + 1) : 0;
    }

    /// Empty lines at the very beginning belong to the header, as procmail has it.
    private int bodyStart() {
        int at = 0;
        while (at < raw.length && (raw[at] == '\n' || raw[at] == '\r')) at++;
        while (at < raw.length) {
            int end = indexOf('\n', at);
            boolean empty = end == at || wire && end == at + 1 && raw[at] == '\r';
            at = Math.min(raw.length, end + 1);
            if (empty) return at;
        }
        return raw.length;
    }

    private Area header(Facts facts) {
        String sender = facts.sender();
        boolean invent = sender != null && !beginsWithFromLine();
        if (!wire && !invent && !folded()) return new Area(raw, 0, bodyStart);
        byte[] lines = wire ? withLf(0, bodyStart) : Arrays.copyOf(raw, bodyStart);
        if (invent) {
            String line = "From " + sender + " " + FROM_DATE.format(facts.receivedAt()) + "\n";
            lines = Latin.bytes(Latin.inward(line) + new String(lines, ISO_8859_1));
        }
        for (int i = 0; i + 1 < lines.length; i++)
            if (lines[i] == '\n' && Source.isBlank((char) lines[i + 1])) lines[i] = ' ';
        return new Area(lines, 0, lines.length);
    }

    private boolean folded() {
        for (int i = 0; i + 1 < bodyStart; i++) if (raw[i] == '\n' && Source.isBlank((char) raw[i + 1])) return true;
        return false;
    }

    private byte[] withLf(int from, int to) {
        var lines = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++)
            if (raw[i] != '\r' || i + 1 == raw.length || raw[i + 1] != '\n') lines[length++] = raw[i];
        return length == lines.length ? lines : Arrays.copyOf(lines, length);
    }

    private int indexOf(char c, int from) {
        int at = from;
        while (at < raw.length && raw[at] != c) at++;
        return at;
    }
}
