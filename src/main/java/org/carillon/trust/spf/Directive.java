package org.carillon.trust.spf;

import java.util.Optional;
import org.carillon.trust.spf.SpfResult.Code;

/// A mechanism, and what follows when it matches (RFC 7208 §4.6.2).
///
/// @param text as it stands in the record
record Directive(Code code, Mechanism mechanism, String text) {
    static Optional<Directive> read(String text) {
        Optional<Code> code = text.isEmpty() ? Optional.empty() : code(text.charAt(0));
        return MechanismParser.read(code.isPresent() ? text.substring(1) : text)
                .map(mechanism -> new Directive(code.orElse(Code.PASS), mechanism, text));
    }

    private static Optional<Code> code(char qualifier) {
        return switch (qualifier) {
            case '+' -> Optional.of(Code.PASS);
            case '-' -> Optional.of(Code.FAIL);
            case '~' -> Optional.of(Code.SOFTFAIL);
            case '?' -> Optional.of(Code.NEUTRAL);
            default -> Optional.empty();
        };
    }
}
