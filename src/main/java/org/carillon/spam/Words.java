package org.carillon.spam;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// Cuts text into words, in one pass. Letters that only look different count as the same (NFKC,
/// Unicode TR 15), and signs that are not seen are left out. Scripts without blanks between words
/// give pairs of signs.
public final class Words {
    /// Characters of a word that is kept. Shorter ones stand everywhere; longer ones stand
    /// nowhere else.
    static final int SHORTEST = 3;

    static final int LONGEST = 24;

    /// Up to here the length of a longer one counts.
    private static final int MEASURED = 100;

    private static final Set<UnicodeScript> WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER);

    /// Scripts without blanks lie above, the letters of most texts below.
    public static final int FIRST_WITHOUT_BLANKS = 0xe00;

    /// Within a word, but not at its ends.
    private static final String INNER = "'-._";

    /// Where money is spoken of.
    private static final String MONEY = "$%\u20ac\u00a3\u00a5";

    private final Consumer<String> found;
    private final StringBuilder word = new StringBuilder();
    private int before = -1;
    private boolean unseen;

    private Words(Consumer<String> found) {
        this.found = found;
    }

    /// @return true when a word had signs within that nobody sees
    static boolean of(String text, Consumer<String> found) {
        var words = new Words(found);
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(words::take);
        words.end();
        return words.unseen;
    }

    /// The form in which words are compared.
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private void take(int c) {
        if (Character.getType(c) == Character.FORMAT) {
            unseen |= afterLatin();
        } else if (c >= FIRST_WITHOUT_BLANKS && WITHOUT_BLANKS.contains(UnicodeScript.of(c))) {
            pair(c);
        } else if (Character.isLetterOrDigit(c) || MONEY.indexOf(c) >= 0) {
            before = -1;
            append(c);
        } else if (c == '\u2019' || INNER.indexOf(c) >= 0) {
            if (!word.isEmpty()) append(c == '\u2019' ? '\'' : c);
        } else {
            end();
        }
    }

    /// Other scripts join and part their letters by such signs.
    private boolean afterLatin() {
        int end = word.length();
        return end > 0 && UnicodeScript.of(word.codePointBefore(end)) == UnicodeScript.LATIN;
    }

    private void append(int c) {
        if (word.length() < MEASURED) word.appendCodePoint(c);
    }

    private void pair(int c) {
        int first = before;
        end();
        if (first >= 0) found.accept(Character.toString(first) + Character.toString(c));
        before = c;
    }

    private void end() {
        before = -1;
        int end = word.length();
        while (end > 0 && INNER.indexOf(word.charAt(end - 1)) >= 0) end--;
        if (end > LONGEST) found.accept("long:" + end / 10 + "0");
        else if (end >= SHORTEST) found.accept(word.substring(0, end));
        word.setLength(0);
    }
}
