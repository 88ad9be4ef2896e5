package org.carillon.trust;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.Headers;
import org.carillon.mail.Message;
import org.carillon.trust.dkim.DkimResult;
import org.carillon.trust.dmarc.DmarcResult;
import org.carillon.trust.dmarc.Policy;
import org.carillon.trust.spf.SpfResult;
import org.jspecify.annotations.Nullable;

/// The field `Authentication-Results` (RFC 8601), by which sort rules and mail programs read what we have found out.
public final class AuthenticationResults {
    public static final String NAME = "Authentication-Results";

    private AuthenticationResults() {}

    /// The field with its line ends; empty when there is nothing to say.
    ///
    /// @param host our name, which says whose word it is
    /// @param sender of the envelope, as text; null for the empty one
    public static String field(String host, Provenance provenance, @Nullable String sender) {
        List<String> results = results(provenance, sender);
        return results.isEmpty() ? "" : NAME + ": " + host + ";\r\n\t" + String.join(";\r\n\t", results) + "\r\n";
    }

    private static List<String> results(Provenance provenance, @Nullable String sender) {
        return switch (provenance.origin()) {
            case NEAR, UNKNOWN -> List.of();
            case SIGNED_IN -> List.of("auth=pass");
            case STRANGER -> {
                var all = new ArrayList<String>();
                all.add(dmarc(provenance.dmarc()));
                if (!provenance.spf().why().isEmpty()) all.add(spf(provenance.spf(), sender));
                provenance.signatures().forEach(signature -> all.add(dkim(signature)));
                yield all;
            }
        };
    }

    /// Of a bounce, the name in HELO was looked at (RFC 7208 §2.4).
    private static String spf(SpfResult spf, @Nullable String sender) {
        String word = "spf=" + spf.code().word();
        if (sender != null) return word + " smtp.mailfrom=" + value(sender);
        return spf.domain().isEmpty() ? word : word + " smtp.helo=" + value(spf.domain());
    }

    private static String dkim(DkimResult one) {
        var text = new StringBuilder("dkim=").append(one.code().word());
        property(text, "header.d", one.domain());
        property(text, "header.s", one.selector());
        property(text, "header.a", one.algorithm());
        property(text, "header.i", one.identity());
        return text.toString();
    }

    private static void property(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) text.append(' ').append(name).append('=').append(value(value));
    }

    private static String dmarc(DmarcResult dmarc) {
        String word = "dmarc=" + dmarc.code().word();
        boolean excused = dmarc.code() == DmarcResult.Code.FAIL && dmarc.applied() == Policy.NONE;
        if (dmarc.asked() != Policy.NONE) {
            word += " (p=" + dmarc.asked().word() + (excused ? " dis=none" : "") + ")";
        }
        return dmarc.domain().isEmpty() ? word : word + " header.from=" + value(dmarc.domain());
    }

    /// Strangers chose it: as a token, or else quoted, and never with a control character.
    private static String value(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.matches("[A-Za-z0-9.@_+=/-]+") ? plain : '"' + plain.replaceAll("[\"\\\\]", "\\\\$0") + '"';
    }

    /// The letter without fields of this name that claim to be ours: only we say what we have found out (RFC 8601 §5).
    /// The same array when there is none.
    public static byte[] withoutForged(byte[] letter, String host) {
        Headers headers = new Message(letter).headers();
        List<Headers.Field> forged = headers.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(NAME))
                .filter(field -> ours(headers.value(field), host))
                .toList();
        if (forged.isEmpty()) return letter;
        int gone =
                forged.stream().mapToInt(field -> field.end() - field.start()).sum();
        byte[] kept = new byte[letter.length - gone];
        int from = 0;
        int to = 0;
        for (Headers.Field field : forged) {
            System.arraycopy(letter, from, kept, to, field.start() - from);
            to += field.start() - from;
            from = field.end();
        }
        System.arraycopy(letter, from, kept, to, letter.length - from);
        return kept;
    }

    /// Fields with their line ends, without all of this name: whoever gets a copy by a list need not
    /// know from which address its author sends, nor what we have found out about them.
    public static String without(String fields) {
        if (fields.isEmpty()) return fields;
        var letter = new Message(fields.getBytes(StandardCharsets.UTF_8));
        return new String(HeaderEdits.NONE.remove(NAME).apply(letter), StandardCharsets.UTF_8);
    }

    /// As we would read it ourselves; a field that leaves open whose it is is nobody's.
    private static boolean ours(String value, String host) {
        String said = ReadResults.of(value).host();
        return said.isEmpty() || said.equals(host.toLowerCase(Locale.ROOT));
    }
}
