package org.carillon.sort;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.carillon.sort.Order.Saying;

/// Reads the action line of a recipe.
final class OrderReader {
    private static final String NO_PROGRAMS = "Programs are not run. Write the name of a folder, or ! and an address;"
            + " for automatic replies set an away message.";
    private static final java.util.regex.Pattern CAPTURE =
            java.util.regex.Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+[ \t]*+=[ \t]*+\\|.*+");
    private static final Map<String, Saying> SAYINGS = Map.of(
            "accept", Saying.ACCEPT,
            "hold", Saying.HOLD,
            "reject", Saying.REJECT,
            "discard", Saying.DISCARD,
            "/dev/null", Saying.DISCARD,
            "tag", Saying.TAG);

    private final RuleReader rules;
    private final Source source;
    private final Faults faults;
    private final Flags flags;
    private final int recipe;
    private final int line;

    OrderReader(RuleReader rules, Flags flags, int recipe) {
        this.rules = rules;
        this.source = rules.source();
        this.faults = rules.faults();
        this.flags = flags;
        this.recipe = recipe;
        this.line = source.line();
    }

    Order read() {
        char first = source.peek();
        if (first == '{' && (source.peek(1) == '\n' || source.peek(1) == '\0' || Source.isBlank(source.peek(1)))) {
            source.next();
            return new Order.Block(rules.block(line));
        }
        if (first == '|' || CAPTURE.matcher(source.restOfLine()).matches()) {
            source.logicalLine();
            return wrong(NO_PROGRAMS);
        }
        boolean forward = first == '!';
        if (forward) source.next();
        var reader = new WordReader(source, faults);
        List<Word> words = reader.line();
        if (reader.sawProgram()) return new Order.Wrong(WordReader.NO_PROGRAMS);
        if (flags.filter()) {
            faults.add(recipe, "The flag f is for programs that change the letter, and none is run: remove it.");
            return new Order.Wrong(NO_PROGRAMS);
        }
        if (forward) return forward(words);
        return rules.dialect() == Dialect.PERSON ? into(words) : say(words);
    }

    private Order forward(List<Word> words) {
        if (rules.dialect() == Dialect.LIST)
            return wrong("Rules of a list do not forward. Subscribe the address, or write accept, hold, reject,"
                    + " discard or tag.");
        if (flags.headerOnlyFed() || flags.bodyOnlyFed())
            return wrong("A letter is forwarded as a whole: remove the flag h or b.");
        if (words.stream().allMatch(Word::fixed)) {
            Recipients to = Recipients.of(words.stream().map(Word::fixedText).toList());
            if (to.why() != null) return wrong(to.why());
        }
        return new Order.ForwardTo(words);
    }

    private Order into(List<Word> words) {
        if (words.isEmpty()) return wrong("Here the name of a folder is missing.");
        Word first = words.getFirst();
        String text = first.fixedText();
        if (text.startsWith("^") || text.equals(":0"))
            faults.add(
                    line,
                    Faults.quote(text) + " is taken as the name of a folder here. A condition begins with *,"
                            + " and each recipe needs an action.");
        boolean directory = text.endsWith("/") || text.endsWith("/.");
        if (words.size() > 1 && !directory) {
            faults.add(line, "Only the first of these folders is used: write one, or put / behind each.");
            words = List.of(first);
        }
        for (Word word : words) check(word);
        return new Order.Into(words);
    }

    private void check(Word word) {
        if (!word.fixed() || word.fixedText().equals("/dev/null")) return;
        String why =
                new Folders("").canonical("", word.fixedText(), new BitSet()).why();
        if (why != null) faults.add(line, why);
    }

    private Order say(List<Word> words) {
        String verb = words.isEmpty() || !words.getFirst().fixed()
                ? ""
                : words.getFirst().fixedText();
        Saying saying = SAYINGS.get(verb);
        boolean site = rules.dialect() == Dialect.SITE;
        if (saying == null || site && saying == Saying.REJECT) {
            String known =
                    site ? "accept, hold, discard, tag or ! and an address" : "accept, hold, reject, discard or tag";
            return wrong(Faults.quote(verb) + " is not known here: write " + known + ".");
        }
        List<Word> rest = words.subList(1, words.size());
        boolean alone = saying == Saying.ACCEPT || saying == Saying.DISCARD;
        if (alone && !rest.isEmpty()) return wrong("Behind " + verb + " nothing may stand.");
        if (saying == Saying.TAG && (rest.size() != 1 || !tagLike(rest.getFirst())))
            return wrong("Behind tag stands one word of at most 64 letters, digits and -_.");
        return new Order.Say(saying, rest);
    }

    private static boolean tagLike(Word word) {
        return !word.fixed() || Saying.tagLike(word.fixedText());
    }

    private Order wrong(String why) {
        faults.add(line, why);
        return new Order.Wrong(why);
    }
}
