package org.carillon.trust;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// When a text in the DNS is as good as the one we advise: people may write it in another way, and stricter.
///
/// @param alike it is of that kind, whatever it says
/// @param good it says what is needed
record WantedText(Predicate<String> alike, Predicate<String> good) {
    static WantedText of(DnsRecord record) {
        String value = record.value();
        return switch (record.purpose()) {
            case SPF -> new WantedText(begins("v=spf1"), text -> allows(text, List.of(lastMechanism(value))));
            case HELO_SPF -> new WantedText(begins("v=spf1"), text -> allows(text, List.of("a", "mx")));
            case DKIM, DKIM_NEXT, DKIM_RETIRING ->
                new WantedText(
                        text -> text.contains("p="), text -> tag(text, "p").equals(tag(value, "p")));
            case DMARC ->
                new WantedText(begins("v=DMARC1"), text -> !tag(text, "p").isEmpty());
            case MTA_STS ->
                new WantedText(begins("v=STSv1"), text -> tag(text, "id").equals(tag(value, "id")));
            case TLS_REPORTS ->
                new WantedText(begins("v=TLSRPTv1"), text -> !tag(text, "rua").isEmpty());
            case MX, PTR -> throw new IllegalArgumentException("not a text: " + record.name());
        };
    }

    private static Predicate<String> begins(String version) {
        return text -> text.strip().toLowerCase(Locale.ROOT).startsWith(version.toLowerCase(Locale.ROOT));
    }

    /// The one that lets this server send: `mx`, or the name of its greeting where that is another.
    private static String lastMechanism(String spf) {
        String[] words = spf.split(" ");
        return words[words.length - 2];
    }

    /// RFC 7208 §4.6.2: a mechanism without a sign, or with a plus.
    private static boolean allows(String spf, List<String> mechanisms) {
        return Arrays.stream(spf.toLowerCase(Locale.ROOT).split(" +"))
                .map(word -> word.startsWith("+") ? word.substring(1) : word)
                .anyMatch(mechanisms::contains);
    }

    /// The value of a tag, without blanks (RFC 6376 §3.2); empty when it is not there.
    private static String tag(String text, String name) {
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).strip().equals(name)) {
                return part.substring(equals + 1).replaceAll("\\s", "");
            }
        }
        return "";
    }
}
