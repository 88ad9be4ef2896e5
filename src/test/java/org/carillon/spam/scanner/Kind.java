package org.carillon.spam.scanner;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The three scanners, as a test sees them.
enum Kind {
    RSPAMD {
        @Override
        Scanner at(Place place, Duration timeout) {
            return new Rspamd((Place.Host) place, timeout);
        }

        @Override
        byte[] question(InputStream in) throws IOException {
            return measured(in);
        }
    },
    SPAMASSASSIN {
        @Override
        Scanner at(Place place, Duration timeout) {
            return new SpamAssassin(place, timeout, 5);
        }

        @Override
        byte[] question(InputStream in) throws IOException {
            return measured(in);
        }
    },
    CLAMAV {
        @Override
        Scanner at(Place place, Duration timeout) {
            return new ClamAv(place, timeout);
        }

        @Override
        byte[] question(InputStream in) throws IOException {
            FakeScanner.until(in, "\0");
            var data = new DataInputStream(in);
            var all = new ByteArrayOutputStream();
            for (int length = data.readInt(); length > 0; length = data.readInt()) all.write(data.readNBytes(length));
            return all.toByteArray();
        }
    };

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: ([0-9]+)");

    abstract Scanner at(Place place, Duration timeout);

    /// Reads one whole question.
    abstract byte[] question(InputStream in) throws IOException;

    private static byte[] measured(InputStream in) throws IOException {
        byte[] head = FakeScanner.until(in, "\r\n\r\n");
        Matcher length = LENGTH.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (!length.find()) throw new IOException("no length");
        var all = new ByteArrayOutputStream();
        all.write(head);
        all.write(in.readNBytes(Integer.parseInt(length.group(1))));
        return all.toByteArray();
    }
}
