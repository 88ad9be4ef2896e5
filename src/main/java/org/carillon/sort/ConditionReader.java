package org.carillon.sort;

import java.util.List;
import java.util.regex.Matcher;
import org.carillon.sort.Condition.Test;
import org.jspecify.annotations.Nullable;

/// Reads one condition: the operators before it, in any order, and what is left.
final class ConditionReader {
    // Nothing here goes back over what it took: a line may be long, and is read again when variables are put in.
    private static final String NUMBER = "[+-]?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?+\\d++)?+";
    private static final java.util.regex.Pattern WEIGHT =
            java.util.regex.Pattern.compile(NUMBER + "[ \t]*+\\^[ \t]*+" + NUMBER);
    private static final java.util.regex.Pattern VARIABLE =
            java.util.regex.Pattern.compile("((?:H|B|HB|BH):decoded|[A-Za-z_][A-Za-z0-9_]*+)[ \t]*+\\?\\?");
    private static final java.util.regex.Pattern BYTES = java.util.regex.Pattern.compile("[+-]?+\\d++");

    /// Each reads all that stands behind it again.
    private static final int MAX_DOLLARS = 10;

    /// What looks at lines, for the test of that.
    static final List<java.util.regex.Pattern> LOOKS = List.of(WEIGHT, VARIABLE, BYTES);

    private final int line;
    private final String written;
    private final boolean caseSensitive;
    private final Faults faults;

    private String left;
    private boolean negated;
    private @Nullable String in;

    ConditionReader(int line, String written, boolean caseSensitive, Faults faults) {
        this.line = line;
        this.written = written;
        this.caseSensitive = caseSensitive;
        this.faults = faults;
        this.left = written;
    }

    /// Goes on with the operators that stood before a `$` whose line is now put together.
    ConditionReader after(Condition before) {
        negated = before.negated();
        in = before.in();
        return this;
    }

    Condition read() {
        Test test = test();
        return new Condition(line, Latin.outward(written.strip()), negated, in, test);
    }

    private Test test() {
        for (int i = 0; i <= MAX_DOLLARS; i++) {
            operators();
            if (!left.startsWith("$")) return left.isEmpty() ? pattern(false) : last(left.charAt(0));
            Word word = WordReader.quoted(stripped(left.substring(1)), line, faults);
            if (!word.fixed()) return expanded(word);
            left = word.fixedText();
        }
        return wrong("More than " + MAX_DOLLARS + " signs $ stand before this condition: one is enough.");
    }

    /// Takes `!` and `VAR ??` away; one look goes over all of them, for there may be many.
    private void operators() {
        left = stripped(left);
        Matcher variable = VARIABLE.matcher(left);
        int at = 0;
        while (at < left.length()) {
            char c = left.charAt(at);
            if (c == '!') {
                negated = !negated;
                at++;
            } else if (Source.isBlank(c)) {
                at++;
            } else if (variable.region(at, left.length()).lookingAt()) {
                in = variable.group(1);
                at = variable.end();
            } else {
                break;
            }
        }
        left = left.substring(at);
    }

    private Test last(char first) {
        if (first == '?') return programs();
        if (first == '<' || first == '>') return size(first == '<');
        if (first == '\\') {
            left = left.substring(1);
            return pattern(true);
        }
        if (WEIGHT.matcher(left).lookingAt()) return weight();
        return pattern(false);
    }

    /// What can be said about a line before its variables are known.
    private Test expanded(Word word) {
        if (word.parts().getFirst() instanceof Word.Part.Plain(String text)) {
            if (text.startsWith("?")) return programs();
            if (WEIGHT.matcher(text).lookingAt()) return weight();
        }
        return new Test.Expanded(word);
    }

    private Test programs() {
        return wrong("Programs are not run. Ask with a pattern instead, such as * ^Subject:.*word");
    }

    private Test weight() {
        return wrong("Weights are not known. Write conditions that must all hold, or one pattern with | between"
                + " what may hold.");
    }

    private Test size(boolean smaller) {
        List<Word> words = new WordReader(new Source(left.substring(1), line), faults).line();
        Word bytes = words.isEmpty() ? Word.plain("") : words.getFirst();
        boolean clear = words.size() == 1
                && (!bytes.fixed() || BYTES.matcher(bytes.fixedText()).matches());
        if (!clear) {
            faults.add(
                    line,
                    "Behind < or > there is one number of bytes, without a unit; " + Faults.quote(left)
                            + " is more or less than that. To look for the sign itself write \\< or \\>.");
        }
        return smaller ? new Test.Smaller(bytes) : new Test.Larger(bytes);
    }

    private Test pattern(boolean escaped) {
        Pattern pattern = Pattern.inward(left, caseSensitive, escaped);
        if (pattern.tooLarge())
            return wrong(
                    "The pattern " + Faults.quote(left) + " is too large, with what ^TO_ and ^FROM_DAEMON stand for"
                            + " put in: divide it among several conditions or recipes.");
        if (!pattern.wellFormed()) {
            faults.add(
                    line,
                    "The pattern " + Faults.quote(left)
                            + " has a parenthesis or bracket without its other half: close it, or write \\( or [(] for the"
                            + " sign itself.");
        }
        return new Test.Matches(pattern);
    }

    private Test wrong(String why) {
        faults.add(line, why);
        return new Test.Wrong(why);
    }

    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && Source.isBlank(text.charAt(from))) from++;
        while (to > from && Source.isBlank(text.charAt(to - 1))) to--;
        return text.substring(from, to);
    }
}
