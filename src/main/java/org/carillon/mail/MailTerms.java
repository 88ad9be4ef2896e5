package org.carillon.mail;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What was asked for one letter to one recipient, as it goes with the letter from the wire to the wire.
public record MailTerms(LetterTerms letter, RecipientTerms recipient) {
    public static final MailTerms NONE = new MailTerms(LetterTerms.NONE, RecipientTerms.NONE);

    /// For a column of a table: one `key=value` a line; empty when nothing was asked for.
    public String text() {
        var words = new LinkedHashMap<String, String>();
        if (letter.returned() != Returned.UNSAID)
            words.put("ret", letter.returned().name());
        if (!letter.envelopeId().isEmpty()) words.put("envid", letter.envelopeId());
        if (letter.utf8()) words.put("utf8", "yes");
        if (letter.requireTls()) words.put("requiretls", "yes");
        if (!recipient.reports().isEmpty()) {
            words.put(
                    "notify",
                    recipient.reports().stream().map(Notify::name).sorted().collect(Collectors.joining(",")));
        }
        if (!recipient.original().isEmpty()) words.put("orcpt", recipient.original());
        return words.entrySet().stream()
                .map(w -> w.getKey() + "=" + w.getValue())
                .collect(Collectors.joining("\n"));
    }

    /// Reads what [#text] wrote.
    public static MailTerms of(String text) {
        if (text.isEmpty()) return NONE;
        Map<String, String> words = text.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var letter = new LetterTerms(
                Returned.valueOf(words.getOrDefault("ret", Returned.UNSAID.name())),
                words.getOrDefault("envid", ""),
                words.containsKey("utf8"),
                words.containsKey("requiretls"));
        return new MailTerms(letter, new RecipientTerms(reports(words), words.getOrDefault("orcpt", "")));
    }

    private static Set<Notify> reports(Map<String, String> words) {
        String said = words.getOrDefault("notify", "");
        if (said.isEmpty()) return Set.of();
        return Arrays.stream(said.split(",")).map(Notify::valueOf).collect(Collectors.toSet());
    }

    /// The same letter with another return path: its owner has asked for nothing, and what the sender
    /// asked for goes no further (RFC 3461 §5.2.7).
    public MailTerms anew() {
        return new MailTerms(bare(), RecipientTerms.NONE);
    }

    /// Nobody is told what becomes of the letter.
    public MailTerms silent() {
        return new MailTerms(bare(), new RecipientTerms(Set.of(Notify.NEVER), ""));
    }

    private LetterTerms bare() {
        return new LetterTerms(Returned.UNSAID, "", letter.utf8(), letter.requireTls());
    }

    /// True when the sender wants to hear of that. Who said nothing hears of failures, and of delays where the host
    /// thinks it
    /// fit (RFC 3461 §4.1).
    public boolean wants(Notify what) {
        Set<Notify> said = recipient.reports();
        return said.isEmpty() ? what == Notify.FAILURE || what == Notify.DELAY : said.contains(what);
    }
}
