package org.carillon.listener;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a proxy says ahead of everything about the client behind it: the PROXY protocol of HAProxy, versions 1 and 2.
/// Reads not an octet more than that.
final class ProxyHeader {
    /// A header that is none, or comes too late; the sentence is for the log, as a proxy reads no answer.
    static final class Wrong extends IOException {
        private static final long serialVersionUID = 1;

        Wrong(String sentence) {
            super(sentence);
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final byte[] SIGNATURE = {'\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'};
    /// Octets of a line of version 1, with CRLF.
    private static final int MAX_LINE = 107;
    /// Octets of addresses and extensions of version 2 that we wait for.
    private static final int MAX_BLOCK = 4096;

    private static final int VERSION_2 = 0x20;
    private static final int LOCAL = VERSION_2;
    private static final int PROXY = VERSION_2 | 1;
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final Pattern KNOWN =
            Pattern.compile("PROXY TCP[46] ([0-9A-Fa-f.:]{2,39}) ([0-9A-Fa-f.:]{2,39}) ([0-9]{1,5}) ([0-9]{1,5})");
    private static final Pattern UNKNOWN = Pattern.compile("PROXY UNKNOWN( .*)?");

    private final Link link;
    private final LongSupplier nanos;
    private final long end;

    private ProxyHeader(Link link, LongSupplier nanos) {
        this.link = link;
        this.nanos = nanos;
        this.end = nanos.getAsLong() + PATIENCE.toNanos();
    }

    /// The client's address; empty when the proxy speaks for itself, as in its own checks.
    /// @throws Wrong when it is no such header, or not here within 5 seconds
    static Optional<InetAddress> read(Link link, LongSupplier nanos) throws IOException {
        var header = new ProxyHeader(link, nanos);
        try {
            byte[] start = header.octets(SIGNATURE.length);
            return Arrays.equals(start, SIGNATURE) ? header.version2() : header.version1(start);
        } catch (java.net.SocketTimeoutException late) {
            throw new Wrong("no PROXY header came within " + PATIENCE.toSeconds() + " s");
        }
    }

    private Optional<InetAddress> version1(byte[] start) throws IOException {
        var line = new ByteArrayOutputStream();
        line.writeBytes(start);
        byte last = start[start.length - 1];
        while (true) {
            byte next = octets(1)[0];
            if (last == '\r' && next == '\n') break;
            line.write(next);
            last = next;
            if (line.size() >= MAX_LINE) throw new Wrong("the line of the PROXY header does not end");
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        text = text.substring(0, text.length() - 1);
        if (UNKNOWN.matcher(text).matches()) return Optional.empty();
        Matcher known = KNOWN.matcher(text);
        if (!known.matches()) throw new Wrong("what came first is no PROXY header");
        try {
            return Optional.of(InetAddress.ofLiteral(known.group(1)));
        } catch (IllegalArgumentException noAddress) {
            throw new Wrong("the PROXY header names no IP address");
        }
    }

    private Optional<InetAddress> version2() throws IOException {
        byte[] head = octets(4);
        int length = (head[2] & 0xff) << 8 | head[3] & 0xff;
        if (length > MAX_BLOCK) throw new Wrong("the PROXY header has " + length + " octets");
        byte[] block = octets(length);
        int command = head[0] & 0xff;
        if (command == LOCAL) return Optional.empty();
        if (command != PROXY) throw new Wrong("the PROXY header has a command that is not known");
        return switch ((head[1] & 0xff) >> 4) {
            case IPV4 -> address(block, 4);
            case IPV6 -> address(block, 16);
            default -> Optional.empty();
        };
    }

    private static Optional<InetAddress> address(byte[] block, int length) throws Wrong {
        if (block.length < 2 * length + 4) throw new Wrong("the PROXY header ends within the addresses");
        try {
            return Optional.of(InetAddress.getByAddress(Arrays.copyOf(block, length)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] octets(int count) throws IOException {
        byte[] octets = new byte[count];
        int got = 0;
        while (got < count) {
            long left = end - nanos.getAsLong();
            if (left <= 0) throw new java.net.SocketTimeoutException();
            int more = link.read(octets, got, count - got, Duration.ofNanos(left));
            if (more < 0) throw new EOFException("closed within the PROXY header");
            got += more;
        }
        return octets;
    }
}
