package org.carillon.trust.dkim;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Makes the DKIM-Signature fields (RFC 6376) of one letter's copies. What all copies share — the
/// hash of the body, the canonical fields, all of the signature but its value — is made once; a
/// copy of its own costs the arithmetic alone. Signs with each key of the domain. Safe for many
/// threads.
///
/// Not covered are fields that every hop adds, such as Received, and signatures that are there
/// already: an author's own stays beside ours. No signature has an end (`x=`): the letter may wait
/// for days on its way.
public final class LetterSigner {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    /// Characters of base64 on a line.
    private static final int LINE = 72;

    private static final String FOLD = "\r\n\t";

    /// One signature but for its value.
    ///
    /// @param canonical as it is signed: without the value and without a line end (RFC 6376 §3.7)
    private record Draft(Signatory.Key key, String text, byte[] canonical) {
        static Draft of(Signatory who, Signatory.Key key, String covered, Instant now) {
            String text = "DKIM-Signature: v=1; a=" + key.algorithm().signing() + "; c=relaxed/relaxed; d="
                    + who.domain() + ";" + FOLD + "s=" + key.selector() + "; t=" + now.getEpochSecond() + ";" + FOLD
                    + covered + ";" + FOLD + "b=";
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            byte[] line = Relaxed.field("dkim-signature", bytes, text.indexOf(':') + 1, bytes.length);
            return new Draft(key, text, java.util.Arrays.copyOf(line, line.length - 2));
        }

        String signed(Coverage coverage, byte[] own) {
            return text + folded(BASE64.encodeToString(key.sign(coverage.shared(), own, canonical))) + "\r\n";
        }

        /// Octets of the whole field: a signature by one key always has the same length.
        int length() {
            return text.length()
                    + folded(BASE64.encodeToString(new byte[key.octets()])).length()
                    + 2;
        }
    }

    private final Coverage coverage;
    private final List<Draft> drafts;

    private LetterSigner(Coverage coverage, List<Draft> drafts) {
        this.coverage = coverage;
        this.drafts = drafts;
    }

    /// @param letter what all copies share, header and body, as the last one to read it will see
    ///     it: what is signed is what is sent
    /// @param personal names of the fields that each copy has above these, one of each
    /// @return empty for a letter with a header that nobody can read: a signature would not help it
    public static Optional<LetterSigner> of(Signatory who, byte[] letter, List<String> personal, Instant now) {
        var header = HeaderBlock.of(letter);
        if (!header.whole()) return Optional.empty();
        var coverage = Coverage.of(header, personal);
        byte[] bodyHash = BodyHash.of(Canonicalization.RELAXED, Cryptography.sha256(), letter, header.body());
        String covered = "h=" + names(coverage.names()) + ";" + FOLD + "bh=" + BASE64.encodeToString(bodyHash);
        return Optional.of(new LetterSigner(
                coverage,
                who.keys().stream().map(key -> Draft.of(who, key, covered, now)).toList()));
    }

    private static String names(List<String> names) {
        var text = new StringBuilder();
        int column = 0;
        for (String name : names) {
            if (column + name.length() > LINE) {
                text.append(FOLD);
                column = 0;
            }
            text.append(name).append(':');
            column += name.length() + 1;
        }
        text.setLength(text.length() - 1);
        return text.toString();
    }

    private static String folded(String base64) {
        var text = new StringBuilder(base64.length() + 16);
        for (int at = 0; at < base64.length(); at += LINE) {
            if (at > 0) text.append(FOLD);
            text.append(base64, at, Math.min(base64.length(), at + LINE));
        }
        return text.toString();
    }

    /// The fields to put on top of a copy, each with its line end.
    ///
    /// @param personal the copy's own fields, as they stand above the shared ones
    public byte[] sign(byte[] personal) {
        byte[] own = coverage.of(personal);
        var fields = new StringBuilder(length());
        for (Draft draft : drafts) fields.append(draft.signed(coverage, own));
        return fields.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// Octets that [#sign] makes.
    public int length() {
        return drafts.stream().mapToInt(Draft::length).sum();
    }
}
