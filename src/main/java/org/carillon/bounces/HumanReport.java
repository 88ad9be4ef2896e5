package org.carillon.bounces;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.mail.Headers;
import org.carillon.mail.MimePart;

/// The part of a bounce that is written for people, in hundreds of ways. A best effort: which address, which
/// code, which well-known words.
final class HumanReport {
    /// Characters looked at; what the hosts have to say stands at the top.
    private static final int MAX_WORDS = 8000;

    /// Where the returned letter begins. Each alternative starts with a fixed word, so the search is linear.
    private static final Pattern RETURNED = Pattern.compile(
            "(?im)^(?:[-> ]{0,40}(?:this is a copy of|below this line is|original message|the body of|unsent message|"
                    + "copy of the message|message header|returned message|the header of|"
                    + "below is|included is|undelivered message|content of)|received: from|return-path: <)");

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+=-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}");

    private HumanReport() {}

    static List<BouncedRecipient> recipients(Headers headers, String words) {
        String address = headers.first("X-Failed-Recipients")
                .map(value -> value.split(",", 2)[0])
                .map(Phrases::address)
                .filter(a -> !a.isEmpty())
                .or(() -> named(words, headers))
                .orElse("");
        String status = Phrases.status("", words);
        boolean robot = headers.has("X-Failed-Recipients") || robot(headers);
        if (status.isEmpty() && robot) {
            return List.of(new BouncedRecipient(address, "4.0.0", BounceKind.TRANSIENT, Phrases.line(reason(words))));
        }
        BounceKind kind = Phrases.kind(status, words);
        return List.of(new BouncedRecipient(address, status, kind, Phrases.line(reason(words))));
    }

    /// A mail system wrote this: it says no, although we cannot read why.
    static boolean robot(Headers headers) {
        String from = headers.first("From").orElse("").toLowerCase(Locale.ROOT);
        return from.contains("mailer-daemon") || from.contains("postmaster") || from.contains("mail delivery");
    }

    /// The words before the returned letter, of the first parts that are text.
    static String words(List<MimePart> parts) {
        String text = parts.stream()
                .filter(p -> p.type().startsWith("text/") && !p.type().equals("text/rfc822-headers"))
                .limit(3)
                .map(HumanReport::plain)
                .collect(Collectors.joining("\n"));
        Matcher returned = RETURNED.matcher(text);
        String before = returned.find() && returned.start() > 0 ? text.substring(0, returned.start()) : text;
        return before.length() <= MAX_WORDS ? before : before.substring(0, MAX_WORDS);
    }

    private static String plain(MimePart part) {
        String text = part.text();
        String bounded = text.length() <= 4 * MAX_WORDS ? text : text.substring(0, 4 * MAX_WORDS);
        return part.type().equals("text/html") ? bounded.replaceAll("<[^>]{0,2000}>", " ") : bounded;
    }

    /// The first address that is not the one the bounce was sent to.
    private static Optional<String> named(String words, Headers headers) {
        String to = headers.first("To").orElse("").toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(words)
                .results()
                .limit(50)
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .filter(a -> !to.contains(a) && !a.startsWith("postmaster@") && !a.startsWith("mailer-daemon@"))
                .findFirst();
    }

    /// The line with the code, else the beginning.
    private static String reason(String words) {
        return words.lines().filter(Phrases::hasCode).findFirst().orElse(words.strip());
    }
}
