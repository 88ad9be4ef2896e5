package org.carillon.smtp;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.carillon.mail.Notify;
import org.carillon.mail.RecipientTerms;

/// The parameters of RCPT: NOTIFY and ORCPT (RFC 3461 §4.1, §4.2).
final class RcptParameters {
    private static final int MAX_ORIGINAL = 500;
    /// A type of address, and the address as xtext.
    private static final Pattern ORIGINAL = Pattern.compile("([A-Za-z0-9-]{1,40});([!-~]+)");
    /// The type `utf-8` (RFC 6533 §3), which a client may write as it is where SMTPUTF8 is offered.
    private static final Pattern UTF8 = Pattern.compile("utf-8;.+", Pattern.CASE_INSENSITIVE);

    private RcptParameters() {}

    /// @throws PathParser.Refused when one is wrong or unknown
    static RecipientTerms terms(PathParser path) {
        if (path.parameters().isEmpty()) return RecipientTerms.NONE;
        Set<Notify> reports = Set.of();
        String original = "";
        for (Map.Entry<String, Optional<String>> one :
                Parameters.of(path.parameters()).values().entrySet()) {
            switch (one.getKey()) {
                case "NOTIFY" -> reports = reports(Parameters.wanted("NOTIFY", one.getValue()));
                case "ORCPT" -> original = original(Parameters.wanted("ORCPT", one.getValue()));
                default -> throw Parameters.unsupported();
            }
        }
        return new RecipientTerms(reports, original);
    }

    private static Set<Notify> reports(String value) {
        var reports = EnumSet.noneOf(Notify.class);
        for (String word : value.toUpperCase(Locale.ROOT).split(",", -1)) {
            switch (word) {
                case "NEVER" -> reports.add(Notify.NEVER);
                case "SUCCESS" -> reports.add(Notify.SUCCESS);
                case "FAILURE" -> reports.add(Notify.FAILURE);
                case "DELAY" -> reports.add(Notify.DELAY);
                default -> throw Parameters.wrong("NOTIFY is NEVER, or some of SUCCESS,FAILURE,DELAY");
            }
        }
        if (reports.contains(Notify.NEVER) && reports.size() > 1) {
            throw Parameters.wrong("NOTIFY=NEVER stands alone");
        }
        return reports;
    }

    /// In ASCII whatever form it came in, so that reports and hosts without SMTPUTF8 can have it.
    private static String original(String said) {
        return checked(UTF8.matcher(said).matches() ? embedded(said) : said);
    }

    /// Each character outside ASCII as `\x{HEX}` (RFC 6533 §3).
    private static String embedded(String said) {
        var ascii = new StringBuilder();
        said.codePoints().forEach(c -> {
            boolean blank = Character.isSpaceChar(c) || Character.isISOControl(c);
            if (c < 128 || blank) ascii.appendCodePoint(c);
            else
                ascii.append("\\x{")
                        .append(Integer.toHexString(c).toUpperCase(Locale.ROOT))
                        .append('}');
        });
        return ascii.toString();
    }

    private static String checked(String value) {
        var said = ORIGINAL.matcher(value);
        boolean ok = value.length() <= MAX_ORIGINAL
                && said.matches()
                && (said.group(1).equalsIgnoreCase("utf-8")
                        || Xtext.decode(said.group(2))
                                .filter(a -> a.chars().allMatch(c -> c >= ' ' && c <= '~'))
                                .isPresent());
        if (!ok) throw Parameters.wrong("ORCPT is a type and an address as xtext: rfc822;name@domain");
        return value;
    }
}
