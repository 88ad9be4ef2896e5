package org.carillon.sort.form;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.carillon.sort.Dialect;
import org.carillon.sort.Fault;
import org.carillon.sort.RuleSet;

/// What is wrong with a rule, as sentences that say what to do.
///
/// @param rows by the number of the row, from 0
/// @param deeds by the number of the deed, from 0
/// @param rule about the whole; empty when there is nothing to say
public record FormFaults(Map<Integer, String> rows, Map<Integer, String> deeds, String rule) {
    /// Characters of a value; the condition that is made of it may be several times longer and must fit into the
    /// 2,048 of the engine.
    public static final int MAX_VALUE = 300;

    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    public FormFaults {
        rows = Map.copyOf(rows);
        deeds = Map.copyOf(deeds);
    }

    public boolean none() {
        return rows.isEmpty() && deeds.isEmpty() && rule.isEmpty();
    }

    public static FormFaults of(FormRule rule) {
        var rows = new HashMap<Integer, String>();
        for (int i = 0; i < rule.rows().size(); i++)
            put(rows, i, row(rule.rows().get(i)));
        var deeds = new HashMap<Integer, String>();
        var seen = new HashSet<Deed>();
        for (int i = 0; i < rule.deeds().size(); i++) {
            Deed deed = rule.deeds().get(i);
            put(deeds, i, seen.add(deed) ? deed(deed) : "This stands here twice: remove one of the two.");
        }
        return new FormFaults(rows, deeds, whole(rule));
    }

    private static void put(Map<Integer, String> faults, int index, String why) {
        if (!why.isEmpty()) faults.put(index, why);
    }

    private static String whole(FormRule rule) {
        List<Deed> deeds = rule.deeds();
        if (rule.name().length() > FormRule.MAX_NAME)
            return "The name has more than " + FormRule.MAX_NAME + " characters: shorten it.";
        if (rule.rows().size() > FormRule.MAX_ROWS)
            return "A rule has at most " + FormRule.MAX_ROWS + " conditions: make two rules.";
        if (deeds.size() > FormRule.MAX_DEEDS)
            return "A rule does at most " + FormRule.MAX_DEEDS + " things: remove some.";
        if (deeds.isEmpty()) return "Choose what to do with the letter.";
        boolean discards = deeds.stream().anyMatch(Deed.Discard.class::isInstance);
        if (discards && deeds.size() > 1)
            return "A letter that is thrown away cannot also be kept: remove one of the two.";
        if (discards && rule.goOn())
            return "A letter that is thrown away comes to no other rule: remove the tick at the end.";
        return "";
    }

    private static String row(Row row) {
        return switch (row) {
            case Row.Text text -> text(text);
            case Row.Size size -> size.bytes() >= 0 ? "" : "Write a size, such as 500 KB.";
        };
    }

    private static String text(Row.Text text) {
        if (text.place() == Row.Place.FIELD && !FIELD.matcher(text.field()).matches())
            return "Write the name of the field as it stands in letters, such as X-Spam-Flag.";
        if (text.value().isBlank()) return "Write what to look for.";
        if (text.value().length() > MAX_VALUE)
            return "This is longer than " + MAX_VALUE + " characters: a part of it is enough.";
        boolean well = text.look() != Row.Look.MATCHES || wellFormed(text);
        return well
                ? ""
                : "A parenthesis or bracket in the pattern lacks its other half: close it, or write \\( or [(]"
                        + " for the sign itself.";
    }

    /// Alone and in its condition: `a)(b` and `a\` are only one of the two.
    private static boolean wellFormed(Row.Text text) {
        boolean alone = org.carillon.sort.Pattern.of(text.value(), false).wellFormed();
        return alone && faults(":0\n* " + RowText.of(text) + "\nbox\n").isEmpty();
    }

    private static String deed(Deed deed) {
        return switch (deed) {
            case Deed.File file -> folder(file);
            case Deed.Forward forward -> forward(forward);
            case Deed.Inbox _, Deed.Discard _ -> "";
        };
    }

    private static String folder(Deed.File file) {
        String name = file.folder();
        if (name.isEmpty()) return "Write the name of a folder, such as Friends. It is made when it is needed.";
        if (name.startsWith("/") || name.startsWith("^") || name.equals(":0"))
            return "A folder's name begins with a letter or a digit, such as Friends.";
        return first(":0\n" + DeedText.of(file) + "\n");
    }

    private static String forward(Deed.Forward forward) {
        if (forward.to().isEmpty()) return "Write an address, such as ana@example.org.";
        return first(":0\n" + DeedText.of(forward) + "\n");
    }

    private static String first(String text) {
        List<Fault> faults = faults(text);
        return faults.isEmpty() ? "" : faults.getFirst().why();
    }

    private static List<Fault> faults(String text) {
        return RuleSet.parse(text, Dialect.PERSON).faults();
    }
}
