package org.carillon.spam;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.mail.Headers;
import org.carillon.mail.Mailbox;

/// How a header was made: programs that send spam write it in other ways than those that people
/// use, and they call from other places.
final class HeaderSigns {
    private static final int LOOKED_AT = 200;
    private static final int MOST_HOPS = 15;

    /// Fields with few values, which depend on the program.
    private static final List<String> VALUES =
            List.of("X-Priority", "X-MSMail-Priority", "Importance", "Precedence", "MIME-Version");

    private static final Pattern ZONE = Pattern.compile("[+-]\\d{4}");
    private static final Pattern DIGITS = Pattern.compile("\\d{2}");

    /// As most servers write it: `from NAME (REAL-NAME [ADDRESS])`; a bracket stands there where
    /// the real name is missing.
    private static final Pattern NO_NAME = Pattern.compile("from \\S{1,255} \\(\\[");

    private final Headers headers;
    private final Consumer<String> found;

    private HeaderSigns(Headers headers, Consumer<String> found) {
        this.headers = headers;
        this.found = found;
    }

    static void of(Headers headers, Consumer<String> found) {
        var signs = new HeaderSigns(headers, found);
        signs.values();
        signs.people();
        signs.hops();
    }

    private void values() {
        for (String field : VALUES) first(field, value -> found.accept("value:" + field + " " + Words.plain(value)));
        first("Content-Transfer-Encoding", value -> found.accept("encoding:" + Words.plain(value)));
        first("Message-ID", id -> found.accept("shape:" + shape(id)));
        first("Date", date -> {
            Matcher zone = ZONE.matcher(date);
            found.accept("zone:" + (zone.find() ? zone.group() : "none"));
        });
    }

    private void first(String field, Consumer<String> reader) {
        headers.first(field).ifPresent(value -> reader.accept(cut(value)));
    }

    /// Of a Message-ID what stands before the domain: the order of letters and digits, whatever
    /// they are.
    private static String shape(String id) {
        String local = id.substring(0, id.indexOf('@') < 0 ? id.length() : id.indexOf('@'));
        String shape = local.replaceAll("[0-9]+", "9").replaceAll("[A-Za-z]+", "a");
        return shape.substring(0, Math.min(Tokens.MOST_LENGTH / 2, shape.length()));
    }

    private void people() {
        first("From", value -> {
            for (Mailbox from : Mailbox.list(value)) {
                if (from.name().isEmpty()) found.accept("sign:sender without a name");
                if (DIGITS.matcher(from.address().local()).find()) found.accept("sign:sender with digits");
            }
        });
        first("To", value -> {
            for (Mailbox to : Mailbox.list(value)) {
                found.accept(to.name().isEmpty() ? "sign:recipient without a name" : "sign:recipient with a name");
                if (to.name().equalsIgnoreCase(to.address().toString())) found.accept("sign:address for a name");
            }
        });
    }

    private void hops() {
        List<String> hops = headers.all("Received");
        found.accept("hops:" + Math.min(MOST_HOPS, hops.size()));
        hops.stream().limit(MOST_HOPS).map(HeaderSigns::cut).forEach(hop -> {
            if (hop.contains("unknown")) found.accept("sign:unknown host");
            if (hop.contains("HELO")) found.accept("sign:host by its own word");
            if (NO_NAME.matcher(hop).find()) found.accept("sign:host without a name");
        });
    }

    private static String cut(String value) {
        return value.substring(0, Math.min(LOOKED_AT, value.length()));
    }
}
