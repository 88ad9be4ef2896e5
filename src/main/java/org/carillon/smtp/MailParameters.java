package org.carillon.smtp;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.mail.LetterTerms;
import org.carillon.mail.Returned;
import org.carillon.smtp.Command.Body;
import org.jspecify.annotations.Nullable;

/// The parameters of MAIL: SIZE (RFC 1870), BODY (RFC 6152), SMTPUTF8 (RFC 6531), RET and ENVID (RFC 3461), REQUIRETLS
/// (RFC 8689) and AUTH (RFC 4954 §5). Others were not offered.
final class MailParameters {
    /// Characters of an envelope id (RFC 3461 §4.4).
    private static final int MAX_ENVELOPE_ID = 100;

    private long size = Command.UNDECLARED;
    private Body body = Body.SEVEN_BIT;
    private Returned returned = Returned.UNSAID;
    private String envelopeId = "";
    private boolean utf8;
    private boolean requireTls;

    private MailParameters() {}

    /// @throws PathParser.Refused when one is wrong or unknown
    static Command mail(PathParser path) {
        var said = new MailParameters();
        for (Map.Entry<String, Optional<String>> one :
                Parameters.of(path.parameters()).values().entrySet()) {
            said.hear(one.getKey(), one.getValue());
        }
        var terms = new LetterTerms(said.returned, said.envelopeId, said.utf8, said.requireTls);
        return new Command.Mail(sender(path), said.size, said.body, terms);
    }

    private void hear(String keyword, Optional<String> value) {
        switch (keyword) {
            case "SIZE" -> size = octets(Parameters.wanted(keyword, value));
            case "BODY" -> body = body(Parameters.wanted(keyword, value));
            case "RET" -> returned = returned(Parameters.wanted(keyword, value));
            case "ENVID" -> envelopeId = envelopeId(Parameters.wanted(keyword, value));
            case "SMTPUTF8" -> {
                Parameters.none(keyword, value);
                utf8 = true;
            }
            case "REQUIRETLS" -> {
                Parameters.none(keyword, value);
                requireTls = true;
            }
            case "AUTH" -> checkAuthor(Parameters.wanted(keyword, value));
            default -> throw Parameters.unsupported();
        }
    }

    private static @Nullable Address sender(PathParser path) {
        return path.empty() ? null : path.address();
    }

    /// More than 18 digits are more than any limit: no need to know how many more.
    private static long octets(String digits) {
        if (!digits.matches("[0-9]{1,20}")) {
            throw Parameters.wrong("SIZE is a number of octets, at most 20 digits");
        }
        String plain = digits.replaceFirst("^0+(?=.)", "");
        return plain.length() > 18 ? Long.MAX_VALUE : Long.parseLong(plain);
    }

    private static Body body(String value) {
        return switch (value.toUpperCase(Locale.ROOT)) {
            case "7BIT" -> Body.SEVEN_BIT;
            case "8BITMIME" -> Body.EIGHT_BIT;
            default -> throw Parameters.unsupported();
        };
    }

    private static Returned returned(String value) {
        return switch (value.toUpperCase(Locale.ROOT)) {
            case "FULL" -> Returned.FULL;
            case "HDRS" -> Returned.HEADERS;
            default -> throw Parameters.wrong("RET is FULL or HDRS");
        };
    }

    private static String envelopeId(String value) {
        return Xtext.decode(value)
                .filter(id -> value.length() <= MAX_ENVELOPE_ID && id.chars().allMatch(c -> c >= ' ' && c <= '~'))
                .orElseThrow(() -> Parameters.wrong("ENVID is printable xtext of at most 100 characters"));
    }

    /// Who may have signed in elsewhere is read and not believed (RFC 4954 §5).
    private static void checkAuthor(String value) {
        boolean known = value.equals("<>")
                || Xtext.decode(value).flatMap(Address::parse).isPresent();
        if (!known) throw Parameters.wrong("AUTH is an address as xtext, or <>");
    }
}
