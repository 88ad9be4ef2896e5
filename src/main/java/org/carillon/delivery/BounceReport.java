package org.carillon.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.carillon.mail.Address;
import org.carillon.mail.Message;
import org.carillon.mail.MessageId;

/// The bytes of a bounce: a multipart/report of words for people, fields for machines, and the letter (RFC
/// 3462, 3464).
///
/// @param random makes boundary and Message-ID unlike all others
record BounceReport(String host, Instant now, String random) {
    static final String SUBJECT = "Your letter could not be delivered";

    /// Octets of the original that go back; of a longer one only the header.
    static final int MOST_OF_ORIGINAL = 50 * 1024;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    Message compose(Address to, String words, Map<Recipient, Failure.Refusal> refused, Message original) {
        var out = new ByteArrayOutputStream();
        String boundary = "=_" + random;
        line(out, "From: Mail delivery <mailer-daemon@" + host + ">");
        line(out, "To: <" + to + ">");
        line(out, "Subject: " + SUBJECT);
        line(out, "Date: " + DATE.format(now));
        line(out, "Message-ID: " + new MessageId(random + "@" + host).bracketed());
        line(out, "Auto-Submitted: auto-replied");
        line(out, "MIME-Version: 1.0");
        line(out, "Content-Type: multipart/report; report-type=delivery-status;");
        line(out, "\tboundary=\"" + boundary + "\"");
        line(out, "");
        line(out, "--" + boundary);
        words(out, words);
        line(out, "--" + boundary);
        machine(out, refused);
        line(out, "--" + boundary);
        original(out, original);
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

    private void machine(ByteArrayOutputStream out, Map<Recipient, Failure.Refusal> refused) {
        line(out, "Content-Type: message/delivery-status");
        line(out, "");
        line(out, "Reporting-MTA: dns; " + host);
        for (var one : refused.entrySet()) {
            String reply = printable(one.getValue().reply());
            String kind = reply.matches("[45][0-9][0-9] .*") ? "smtp" : "x-carillon";
            line(out, "");
            line(
                    out,
                    "Final-Recipient: rfc822; "
                            + printable(one.getKey().address().toString()));
            line(out, "Action: failed");
            line(out, "Status: " + one.getValue().status());
            line(out, "Diagnostic-Code: " + kind + "; " + reply);
            line(out, "Last-Attempt-Date: " + DATE.format(now));
        }
        line(out, "");
    }

    /// One line of ASCII: a stranger's reply must not become a field of ours.
    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static void original(ByteArrayOutputStream out, Message original) {
        boolean whole = original.size() <= MOST_OF_ORIGINAL;
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
