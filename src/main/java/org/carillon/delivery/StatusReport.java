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
import org.carillon.smtp.Xtext;

/// The bytes of a report on a letter: a multipart/report of words for people, fields for machines, and the letter (RFC
/// 3462, 3464).
///
/// @param random makes boundary and Message-ID unlike all others
/// @param terms what the sender asked for
record StatusReport(String host, Instant now, String random, MailTerms terms) {
    /// What became of one recipient.
    ///
    /// @param reply what the other host said; empty when there is nothing to say
    record Fate(Address address, String action, String status, String reply) {}

    /// What it says to people.
    ///
    /// @param whole the letter goes back as it is, and not its header alone
    record Words(String subject, String text, boolean whole) {}

    /// Octets of the original that go back; of a longer one only the header.
    static final int MOST_OF_ORIGINAL = 50 * 1024;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    Message compose(Address to, Words words, List<Fate> fates, Message original) {
        var out = new ByteArrayOutputStream();
        String boundary = "=_" + random;
        line(out, "From: Mail delivery <mailer-daemon@" + host + ">");
        line(out, "To: <" + to + ">");
        line(out, "Subject: " + words.subject());
        line(out, "Date: " + DATE.format(now));
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

    private static void words(ByteArrayOutputStream out, String words) {
        String text = words.replace("\r\n", "\n").replace("\n", "\r\n");
        line(out, "Content-Type: text/plain; charset=utf-8");
        if (Transaction.ascii(text)) {
            line(out, "");
            line(out, text);
            return;
        }
        line(out, "Content-Transfer-Encoding: base64");
        line(out, "");
        line(out, Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void machine(ByteArrayOutputStream out, List<Fate> fates) {
        line(out, "Content-Type: message/delivery-status");
        line(out, "");
        if (!terms.letter().envelopeId().isEmpty()) {
            line(out, "Original-Envelope-Id: " + printable(terms.letter().envelopeId()));
        }
        line(out, "Reporting-MTA: dns; " + host);
        for (Fate fate : fates) fate(out, fate);
        line(out, "");
    }

    private void fate(ByteArrayOutputStream out, Fate fate) {
        line(out, "");
        original().ifPresent(who -> line(out, "Original-Recipient: " + who));
        line(out, "Final-Recipient: rfc822; " + printable(fate.address().toString()));
        line(out, "Action: " + fate.action());
        line(out, "Status: " + fate.status());
        if (!fate.reply().isEmpty()) {
            String reply = printable(fate.reply());
            String kind = reply.matches("[45][0-9][0-9] .*") ? "smtp" : "x-carillon";
            line(out, "Diagnostic-Code: " + kind + "; " + reply);
        }
        line(out, "Last-Attempt-Date: " + DATE.format(now));
    }

    /// RFC 3464 §2.3.1: the type as it was said, the address without its xtext.
    private Optional<String> original() {
        String said = terms.recipient().original();
        int end = said.indexOf(';');
        if (end < 0) return Optional.empty();
        String address = Xtext.decode(said.substring(end + 1)).orElse(said.substring(end + 1));
        return Optional.of(said.substring(0, end) + "; " + printable(address));
    }

    /// One line of ASCII: a stranger's reply must not become a field of ours.
    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static void original(ByteArrayOutputStream out, Message original, boolean whole) {
        int length = whole ? original.size() : Math.min(original.headers().end(), MOST_OF_ORIGINAL);
        byte[] kept = Arrays.copyOf(original.raw(), length);
        line(out, "Content-Type: " + (whole ? "message/rfc822" : "text/rfc822-headers"));
        if (hasEightBit(kept)) line(out, "Content-Transfer-Encoding: 8bit");
        line(out, "");
        out.writeBytes(kept);
    }

    private static boolean hasEightBit(byte[] bytes) {
        for (byte b : bytes) if (b < 0) return true;
        return false;
    }

    private static void line(ByteArrayOutputStream out, String text) {
        out.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
