package org.carillon.trust.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.trust.Shown;
import org.jspecify.annotations.Nullable;

/// Reads a record (RFC 7208 §4.6.1, §12), in linear time. One fault anywhere spoils all of it.
final class RecordParser {
    /// Characters. The RFC advises 450 (§3.4); who writes a thousand addresses into one still gets through.
    static final int LONGEST = 16_384;

    private static final String VERSION = "v=spf1";
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

    private final List<Directive> directives = new ArrayList<>();
    private @Nullable MacroText redirect;
    private @Nullable MacroText explanation;

    private RecordParser() {}

    sealed interface Reading {
        record Understood(SpfRecord found) implements Reading {}

        /// @param why for people
        record Spoilt(String why) implements Reading {}
    }

    /// True when this text of a domain is meant to be its record (RFC 7208 §4.5).
    static boolean isRecord(String text) {
        if (!text.regionMatches(true, 0, VERSION, 0, VERSION.length())) return false;
        return text.length() == VERSION.length() || text.charAt(VERSION.length()) == ' ';
    }

    /// @param text one for which [#isRecord] holds
    static Reading read(String text) {
        if (text.length() > LONGEST) return new Reading.Spoilt("it is longer than " + LONGEST + " characters");
        if (!Ascii.printable(text)) return new Reading.Spoilt("not all of it is visible ASCII");
        var parser = new RecordParser();
        for (String term : text.substring(VERSION.length()).split(" ")) {
            if (term.isEmpty() || parser.takes(term)) continue;
            return new Reading.Spoilt("it says \"" + Shown.term(term) + "\", which is wrong there");
        }
        return new Reading.Understood(new SpfRecord(parser.directives, parser.redirect, parser.explanation));
    }

    private boolean takes(String term) {
        int end = 0;
        while (end < term.length() && "=:/".indexOf(term.charAt(end)) < 0) end++;
        if (term.startsWith("=", end)) return modifier(term.substring(0, end), term.substring(end + 1));
        Optional<Directive> directive = Directive.read(term);
        directive.ifPresent(directives::add);
        return directive.isPresent();
    }

    /// `redirect` and `exp` at most once (RFC 7208 §6); others mean nothing, but must be well-formed.
    private boolean modifier(String name, String value) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "redirect" -> {
                if (redirect != null) yield false;
                redirect = MacroParser.domain(value).orElse(null);
                yield redirect != null;
            }
            case "exp" -> {
                if (explanation != null) yield false;
                explanation = MacroParser.domain(value).orElse(null);
                yield explanation != null;
            }
            default -> NAME.matcher(name).matches() && MacroParser.isString(value);
        };
    }
}
