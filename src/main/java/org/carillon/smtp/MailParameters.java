package org.carillon.smtp;

import java.util.HashSet;
import java.util.Locale;
import org.carillon.mail.Address;
import org.carillon.mail.LetterTerms;
import org.carillon.smtp.Command.Body;
import org.carillon.smtp.Command.Malformed;
import org.jspecify.annotations.Nullable;

/// The parameters behind the path of MAIL: SIZE (RFC 1870) and BODY (RFC 6152). Others were not offered.
final class MailParameters {
    static final Reply UNSUPPORTED = Reply.of(555, "5.5.4", "That parameter is not supported");
    private static final Reply TWICE = Reply.of(501, "5.5.4", "That parameter stands there twice");
    private static final Reply BAD_SIZE = Reply.of(501, "5.5.4", "SIZE is a number of octets, at most 20 digits");

    private MailParameters() {}

    static Command mail(PathParser path) {
        long size = Command.UNDECLARED;
        Body body = Body.SEVEN_BIT;
        var seen = new HashSet<String>();
        for (String parameter : path.parameters()) {
            int equals = parameter.indexOf('=');
            String key = (equals < 0 ? parameter : parameter.substring(0, equals)).toUpperCase(Locale.ROOT);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            if (!seen.add(key)) return new Malformed(TWICE);
            switch (key) {
                case "SIZE" -> {
                    if (!value.matches("[0-9]{1,20}")) return new Malformed(BAD_SIZE);
                    size = octets(value);
                }
                case "BODY" -> {
                    Body named = body(value);
                    if (named == null) return new Malformed(UNSUPPORTED);
                    body = named;
                }
                default -> {
                    return new Malformed(UNSUPPORTED);
                }
            }
        }
        return new Command.Mail(sender(path), size, body, LetterTerms.NONE);
    }

    private static @Nullable Address sender(PathParser path) {
        return path.empty() ? null : path.address();
    }

    /// More than 18 digits are more than any limit: no need to know how many more.
    private static long octets(String digits) {
        String plain = digits.replaceFirst("^0+(?=.)", "");
        return plain.length() > 18 ? Long.MAX_VALUE : Long.parseLong(plain);
    }

    private static @Nullable Body body(String value) {
        return switch (value.toUpperCase(Locale.ROOT)) {
            case "7BIT" -> Body.SEVEN_BIT;
            case "8BITMIME" -> Body.EIGHT_BIT;
            default -> null;
        };
    }
}
