package org.carillon.spam.scanner;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// SpamAssassin's daemon: the request SYMBOLS gives score and names of its rules (its source,
/// spamd/PROTOCOL, version 1.5).
record SpamAssassin(Place place, Duration timeout, double tagAt) implements Scanner {
    private static final Pattern STATUS = Pattern.compile("SPAMD/[0-9.]{1,9} ([0-9]{1,3}) .{0,200}");
    private static final Pattern SPAM = Pattern.compile(
            "(?i)^Spam:\\s{0,9}(true|yes|false|no)\\s{0,9};\\s{0,9}(-?[0-9.]{1,9})\\s{0,9}/\\s{0,9}(-?[0-9.]{1,9})\\s{0,9}$",
            Pattern.MULTILINE);

    /// No letter is worse than certain.
    private static final double MOST = 10;

    /// Characters of the names of its rules that are passed on.
    private static final int MOST_NAMES = 100;

    @Override
    public String name() {
        return "SpamAssassin";
    }

    @Override
    public String where() {
        return place.text();
    }

    @Override
    public Scan scan(Suspect suspect) {
        try {
            byte[] answer = Talk.with(place, timeout, out -> write(suspect.bytes(), out));
            return read(new String(answer, StandardCharsets.ISO_8859_1));
        } catch (IOException broken) {
            return new Scan.Away(Shown.reason(broken));
        }
    }

    private static void write(byte[] bytes, OutputStream out) throws IOException {
        String head = "SYMBOLS SPAMC/1.5\r\nContent-length: " + bytes.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
    }

    private Scan read(String answer) {
        String[] parts = answer.replace("\r", "").split("\n\n", 2);
        String[] lines = parts[0].split("\n", 2);
        Matcher status = STATUS.matcher(lines[0]);
        Matcher spam = SPAM.matcher(parts[0]);
        boolean understood = status.matches() && status.group(1).equals("0") && spam.find();
        if (!understood) return new Scan.Away("it said \"" + Shown.plain(lines[0]) + "\"");
        boolean yes = spam.group(1).toLowerCase(Locale.ROOT).matches("true|yes");
        if (!yes) return new Scan.Clean();
        try {
            double score = Double.parseDouble(spam.group(2));
            double required = Math.max(0.1, Double.parseDouble(spam.group(3)));
            return spam(score, required, parts.length > 1 ? parts[1] : "");
        } catch (NumberFormatException noNumber) {
            return new Scan.Away("it said \"" + Shown.plain(spam.group()) + "\"");
        }
    }

    private Scan spam(double score, double required, String symbols) {
        String names = symbols.substring(0, Math.min(MOST_NAMES, symbols.length()));
        String words = String.format(
                Locale.ROOT, "SpamAssassin says so: %.1f of %.1f (%s)", score, required, Shown.plain(names));
        return new Scan.Spam(Math.min(MOST, score / required * tagAt), words);
    }
}
