package org.carillon.spam.rule;

import java.util.Locale;
import java.util.Optional;
import org.carillon.mail.Headers;
import org.carillon.mail.MimePart;
import org.carillon.spam.Hint;
import org.carillon.spam.Sample;
import org.carillon.spam.SpamRule;

/// A letter of plain ASCII text in base64: it needs none, but hides its words from simple
/// filters. Some programs do it without thinking.
final class EncodedTextRule implements SpamRule {
    private static final double POINTS = 1;

    @Override
    public String name() {
        return "encoded-text";
    }

    @Override
    public Optional<Hint> look(Sample sample) {
        Headers headers = sample.message().headers();
        boolean base64 = headers.first("Content-Transfer-Encoding")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("base64"))
                .isPresent();
        MimePart first = sample.parts().getFirst();
        boolean needless = base64 && first.type().startsWith("text/") && ascii(first.content());
        return needless ? Optional.of(new Hint("its text is encoded though it need not be", POINTS)) : Optional.empty();
    }

    private static boolean ascii(byte[] octets) {
        for (byte octet : octets) if (octet < 0) return false;
        return octets.length > 0;
    }
}
