package org.carillon.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.mail.MailTerms;
import org.carillon.mail.Message;
import org.carillon.mail.MessageId;

/// The bytes of a report on a letter: a multipart/report of words for people, fields for machines, and the letter (RFC
/// 3464, 6522). The letter of a sender who uses SMTPUTF8 gets one in UTF-8 (RFC 6533).
///
/// @param random makes boundary and Message-ID unlike all others
/// @param terms what the sender asked for
record StatusReport(String host, Dates dates, String random, MailTerms terms) {
    /// @param arrived when the letter came to us
    /// @param until when it is given up; only of a delay
    record Dates(Instant arrived, Instant reported, Optional<Instant> until) {}

    /// What it says to people.
    ///
    /// @param whole the letter goes back as it is, and not its header alone
    record Words(String subject, String text, boolean whole) {}

    /// Octets of the original that go back; of a longer one only the header.
    static final int MOST_OF_ORIGINAL = 50 * 1024;

    /// Octets of a line that every host takes (RFC 5321 §4.5.3.1.6).
    private static final int LONGEST_LINE = 990;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    Message compose(Address to, Words words, List<Fate> fates, Message original) {
        var out = new ByteArrayOutputStream();
        String boundary = "=_" + random;
        line(out, "From: Mail delivery <mailer-daemon@" + host + ">");
        line(out, "To: <" + to + ">");
        line(out, "Subject: " + words.subject());
        line(out, "Date: " + DATE.format(dates.reported()));
        line(out, "Message-ID: " + new MessageId(random + "@" + host).bracketed());
        line(out, "Auto-Submitted: auto-replied");
        line(out, "MIME-Version: 1.0");
        line(out, "Content-Type: multipart/report; report-type=delivery-status;");
        line(out, "\tboundary=\"" + boundary + "\"");
        line(out, "");
        line(out, "--" + boundary);
        words(out, words.text());
        line(out, "--" + boundary);
        machine(out, fates);
        line(out, "--" + boundary);
        original(out, original, words.whole());
        line(out, "");
        line(out, "--" + boundary + "--");
        return new Message(out.toByteArray());
    }

    private boolean utf8() {
        return terms.letter().utf8();
    }

    private static void words(ByteArrayOutputStream out, String words) {
        String text = words.replace("\r\n", "\n").replace("\n", "\r\n");
        line(out, "Content-Type: text/plain; charset=utf-8");
        if (Transaction.ascii(text) && text.lines().allMatch(line -> line.length() <= LONGEST_LINE)) {
            line(out, "");
            line(out, text);
            return;
        }
        line(out, "Content-Transfer-Encoding: base64");
        line(out, "");
        line(out, Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void machine(ByteArrayOutputStream out, List<Fate> fates) {
        var fields = new ReportFields(utf8());
        String envelopeId = terms.letter().envelopeId();
        if (!envelopeId.isEmpty()) fields.add("Original-Envelope-Id", envelopeId);
        fields.add("Reporting-MTA", "dns; " + host);
        fields.add("Arrival-Date", DATE.format(dates.arrived()));
        for (Fate fate : fates) fate(fields, fate);
        byte[] bytes = fields.bytes();
        line(out, "Content-Type: message/" + (utf8() ? "global-delivery-status" : "delivery-status"));
        eightBit(out, bytes);
        line(out, "");
        out.writeBytes(bytes);
        line(out, "");
    }

    private void fate(ReportFields fields, Fate fate) {
        fields.next();
        String original = terms.recipient().original();
        if (!original.isEmpty()) fields.original(original);
        fields.recipient(fate.address());
        fields.add("Action", fate.action());
        fields.add("Status", fate.status());
        if (!fate.host().isEmpty()) fields.add("Remote-MTA", "dns; " + ReportFields.named(fate.host()));
        if (!fate.reply().isEmpty()) {
            fields.add("Diagnostic-Code", (fate.quoted() ? "smtp; " : "x-carillon; ") + fate.reply());
        }
        fields.add("Last-Attempt-Date", DATE.format(dates.reported()));
        dates.until().ifPresent(until -> fields.add("Will-Retry-Until", DATE.format(until)));
    }

    private void original(ByteArrayOutputStream out, Message original, boolean whole) {
        int headers = original.headers().end();
        int length = whole ? original.size() : Math.min(headers, MOST_OF_ORIGINAL);
        byte[] kept = Arrays.copyOf(original.raw(), length);
        boolean global = utf8() && hasEightBit(Arrays.copyOf(kept, Math.min(headers, length)));
        String type = global
                ? whole ? "message/global" : "message/global-headers"
                : whole ? "message/rfc822" : "text/rfc822-headers";
        line(out, "Content-Type: " + type);
        eightBit(out, kept);
        line(out, "");
        out.writeBytes(kept);
    }

    private static void eightBit(ByteArrayOutputStream out, byte[] bytes) {
        if (hasEightBit(bytes)) line(out, "Content-Transfer-Encoding: 8bit");
    }

    private static boolean hasEightBit(byte[] bytes) {
        for (byte b : bytes) if (b < 0) return true;
        return false;
    }

    private static void line(ByteArrayOutputStream out, String text) {
        out.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
