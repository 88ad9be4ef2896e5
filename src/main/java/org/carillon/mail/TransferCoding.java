package org.carillon.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.codec.Base64OutputStream;

/// Writes parts of a letter anew so that they can pass a host of little capacity: text as quoted-printable, all else as
/// base64 (RFC 2045 §6.7, §6.8; RFC 6152 §3). Only the parts that cannot pass as they are, and what says how they are
/// written, change; every other octet stays.
public final class TransferCoding {
    /// Octets of a line without its end (RFC 5321 §4.5.3.1.6).
    private static final int LONGEST_LINE = 998;

    private static final String FIELD = "Content-Transfer-Encoding";
    private static final byte[] CRLF = {'\r', '\n'};

    /// The letter cannot be rewritten without breaking it.
    private static final class Rigid extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final boolean sevenBits;
    private final MimeBounds bounds = MimeBounds.inForce();
    private int parts;

    private TransferCoding(boolean sevenBits) {
        this.sevenBits = sevenBits;
    }

    /// The letter with no line of a body too long for SMTP; empty when that would break a signature within it (RFC
    /// 1847)
    /// or cannot be done. A letter that is well already is returned itself.
    public static Optional<byte[]> inShortLines(byte[] letter) {
        return new TransferCoding(false).rewritten(letter);
    }

    /// The same, and with no octet of a body outside ASCII. The header is not looked at.
    public static Optional<byte[]> inSevenBits(byte[] letter) {
        return new TransferCoding(true).rewritten(letter);
    }

    private Optional<byte[]> rewritten(byte[] letter) {
        try {
            int body = Headers.of(letter).bodyStart();
            return Optional.of(passes(letter, body) ? letter : entity(letter, "text/plain", 0));
        } catch (IOException rigid) {
            return Optional.empty();
        }
    }

    private boolean passes(byte[] bytes, int from) {
        int lineStart = from;
        for (int i = from; i < bytes.length; i++) {
            if (sevenBits && bytes[i] < 0) return false;
            if (bytes[i] == '\n') lineStart = i + 1;
            else if (i - lineStart > LONGEST_LINE) return false;
        }
        return true;
    }

    private byte[] entity(byte[] bytes, String usual, int depth) throws IOException {
        Headers headers = Headers.of(bytes);
        int body = headers.bodyStart();
        if (depth > 0 && !passes(bytes, 0) && passes(bytes, body)) throw new Rigid(); // it is the header of a part
        if (passes(bytes, body)) return counted(bytes);
        if (depth > bounds.depth() || !headers.whole()) throw new Rigid();
        ContentType type = ContentType.of(headers.first("Content-Type").orElse(usual));
        byte[] content = Arrays.copyOfRange(bytes, body, bytes.length);
        if (type.type().startsWith("multipart/")) {
            return headed(headers, bytes, "7bit", parts(content, type, depth));
        }
        if (type.type().equals("message/rfc822") || type.type().equals("message/global")) {
            return headed(headers, bytes, "7bit", entity(content, "text/plain", depth + 1));
        }
        return counted(leaf(headers, bytes, content, type));
    }

    private byte[] counted(byte[] part) throws IOException {
        if (++parts > bounds.parts()) throw new Rigid();
        return part;
    }

    /// What is written in some other way already, and still does not pass, is broken: it is left alone.
    private static byte[] leaf(Headers headers, byte[] bytes, byte[] content, ContentType type) throws IOException {
        String now = headers.first(FIELD).orElse("7bit").toLowerCase(Locale.ROOT);
        if (!now.equals("7bit") && !now.equals("8bit") && !now.equals("binary")) throw new Rigid();
        boolean text = type.type().startsWith("text/");
        var out = new ByteArrayOutputStream(content.length + content.length / 2);
        try (OutputStream coded = coded(out, text)) {
            coded.write(content);
        }
        byte[] headed = headed(headers, bytes, text ? "quoted-printable" : "base64", out.toByteArray());
        return headers.has("Content-Type") || headers.has("MIME-Version") ? headed : mime(content, headed);
    }

    private static OutputStream coded(OutputStream out, boolean text) throws IOException {
        try {
            return text ? MimeUtility.encode(out, "quoted-printable") : new Base64OutputStream(out);
        } catch (MessagingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Text of times before MIME: nobody says in which letters it is written, unless it can only be UTF-8 (RFC 1428
    /// §3).
    private static byte[] mime(byte[] content, byte[] headed) {
        String charset = "utf-8";
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
        } catch (CharacterCodingException unknown) {
            charset = "unknown-8bit";
        }
        String fields = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=" + charset + "\r\n";
        var out = new ByteArrayOutputStream(headed.length + fields.length());
        out.writeBytes(fields.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(headed);
        return out.toByteArray();
    }

    /// The entity with this body, and with a header that says how it is written.
    private static byte[] headed(Headers headers, byte[] bytes, String coding, byte[] body) {
        var out = new ByteArrayOutputStream(bytes.length + body.length);
        int at = 0;
        for (Headers.Field field : headers.fields()) {
            if (!field.name().equalsIgnoreCase(FIELD)) continue;
            out.write(bytes, at, field.start() - at);
            at = field.end();
        }
        out.write(bytes, at, headers.end() - at);
        if (!coding.equals("7bit"))
            out.writeBytes((FIELD + ": " + coding + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(CRLF);
        out.writeBytes(body);
        return out.toByteArray();
    }

    /// Each part by itself; a signature over parts (RFC 1847) would be broken.
    private byte[] parts(byte[] body, ContentType type, int depth) throws IOException {
        boolean sealed = type.type().equals("multipart/signed") || type.type().equals("multipart/encrypted");
        String boundary = type.parameter("boundary").orElse("");
        if (sealed || boundary.isEmpty()) throw new Rigid();
        String usual = type.type().equals("multipart/digest") ? "message/rfc822" : "text/plain";
        var out = new ByteArrayOutputStream(body.length + body.length / 4);
        var borders = new MimeBorders(body, boundary);
        int at = 0;
        while (borders.next()) {
            byte[] before = Arrays.copyOfRange(body, at, borders.start());
            out.writeBytes(at == 0 ? plain(before) : entity(before, usual, depth + 1));
            out.write(body, borders.start(), borders.end() - borders.start());
            at = borders.end();
            if (borders.last()) break;
        }
        byte[] rest = Arrays.copyOfRange(body, at, body.length);
        out.writeBytes(borders.last() || at == 0 ? plain(rest) : entity(rest, usual, depth + 1));
        return out.toByteArray();
    }

    /// What stands before the first part and behind the last has no header that could say how it is written.
    private byte[] plain(byte[] bytes) throws IOException {
        if (!passes(bytes, 0)) throw new Rigid();
        return bytes;
    }
}
