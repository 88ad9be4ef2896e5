package org.carillon.spam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.mail.Headers;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;

/// What the header of a letter says to the filter: the words of its subject, who wrote it to
/// whom, by which hosts it came, by which program it was made, and which fields there are. What
/// filters before us wrote is not looked at, or we would learn their mistakes.
final class HeaderTokens {
    /// Received fields that are looked at, the newest ones.
    private static final int MOST_HOPS = 15;

    /// Characters of one field that are looked at, and mailboxes in it.
    private static final int LOOKED_AT = 1000;

    private static final int MOST_MAILBOXES = 10;
    private static final int MOST_FIELDS = 100;

    private static final List<Map.Entry<String, String>> WHO = List.of(
            Map.entry("From", "from:"),
            Map.entry("Sender", "sender:"),
            Map.entry("Reply-To", "reply-to:"),
            Map.entry("Return-Path", "return-path:"),
            Map.entry("To", "to:"),
            Map.entry("Cc", "to:"));

    private static final List<String> PROGRAMS = List.of("X-Mailer", "User-Agent");
    private static final Pattern VERDICT =
            Pattern.compile("x-(spam|virus|amavis|rspamd|ham)\\b.*|authentication-results|received-spf|arc-.*");
    private static final Pattern ADDRESS = Pattern.compile("\\b(\\d{1,3}\\.\\d{1,3})\\.(\\d{1,3})\\.\\d{1,3}\\b");
    private static final Pattern HOST = Pattern.compile("[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,9}");

    private final Headers headers;
    private final Consumer<String> found;

    private HeaderTokens(Message message, Consumer<String> found) {
        this.headers = message.headers();
        this.found = found;
    }

    static void of(Sample sample, Consumer<String> found) {
        var tokens = new HeaderTokens(sample.message(), found);
        // in a subject it matters who shouts
        Words.of(sample.subject(), word -> found.accept("subject:" + word));
        tokens.who();
        tokens.how();
        tokens.hops();
        HeaderSigns.of(sample.message().headers(), found);
    }

    private void who() {
        for (var field : WHO) {
            String mark = field.getValue();
            for (String value : headers.all(field.getKey())) {
                List<Mailbox> mailboxes = Mailbox.list(cut(value));
                mailboxes.stream().limit(MOST_MAILBOXES).forEach(mailbox -> mailbox(mark, mailbox));
                if (mailboxes.size() > MOST_MAILBOXES) found.accept(mark + "many");
            }
        }
        if (!headers.has("To") && !headers.has("Cc")) found.accept("to:none");
    }

    private void mailbox(String mark, Mailbox mailbox) {
        found.accept(mark + "@" + mailbox.address().domain());
        if (!mark.equals("from:")) return;
        found.accept(mark + mailbox.address().key());
        Words.of(mailbox.name(), word -> found.accept(mark + Words.plain(word)));
    }

    private void how() {
        List<Headers.Field> fields = headers.fields();
        for (Headers.Field field : fields.subList(0, Math.min(MOST_FIELDS, fields.size()))) {
            boolean verdict =
                    VERDICT.matcher(field.name().toLowerCase(Locale.ROOT)).matches();
            if (!verdict) found.accept("field:" + field.name());
        }
        for (String program : PROGRAMS) {
            for (String value : headers.all(program)) {
                Words.of(cut(value), word -> found.accept("program:" + Words.plain(word)));
            }
        }
        headers.first("List-Id").ifPresent(list -> found.accept("list:" + Words.plain(cut(list))));
        headers.first("Message-ID").map(HeaderTokens::cut).ifPresent(id -> {
            int at = id.indexOf('@');
            if (at >= 0) found.accept("id:" + Words.plain(id.substring(at + 1).replace(">", "")));
        });
    }

    /// Of each host that a letter passed, its name and its owner's; of each address, the network.
    private void hops() {
        headers.all("Received").stream().limit(MOST_HOPS).map(HeaderTokens::cut).forEach(hop -> {
            Matcher address = ADDRESS.matcher(hop);
            while (address.find()) {
                found.accept("hop:" + address.group(1));
                found.accept("hop:" + address.group(1) + "." + address.group(2));
            }
            Matcher host = HOST.matcher(hop.toLowerCase(Locale.ROOT));
            while (host.find()) host(host.group());
        });
    }

    private void host(String name) {
        var host = new Hosts.Host(name, false);
        if (host.numeric()) return;
        found.accept("hop:" + name);
        found.accept("hop:" + host.registered());
    }

    private static String cut(String value) {
        return value.substring(0, Math.min(LOOKED_AT, value.length()));
    }
}
