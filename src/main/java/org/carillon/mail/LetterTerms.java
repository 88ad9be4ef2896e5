package org.carillon.mail;

/// What a sender asks for a whole letter.
///
/// @param envelopeId comes back with every report (RFC 3461 §4.4); empty when not said
/// @param utf8 addresses and header may have letters outside ASCII (RFC 6531)
/// @param requireTls it may only ever travel under TLS (RFC 8689)
public record LetterTerms(Returned returned, String envelopeId, boolean utf8, boolean requireTls) {
    public static final LetterTerms NONE = new LetterTerms(Returned.UNSAID, "", false, false);
}
