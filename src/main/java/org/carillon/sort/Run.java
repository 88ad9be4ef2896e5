package org.carillon.sort;

import java.util.ArrayList;
import java.util.List;

/// One way through the rules. A block with the flag `c` makes another, which goes through the block and all that
/// stands behind it, while this one goes on behind the block.
final class Run {
    private final Setting setting;
    private final Variables variables;
    private final Questions questions;
    private final Deeds deeds;
    private final List<Place> places = new ArrayList<>();

    /// What the chain flags ask about, by procmail's definitions: the outcome of the last recipe without `A` or `a`;
    /// of the last one tried in a chain of `E`; and whether the last action that was tried was carried out.
    private boolean lastMatched;

    private boolean chainMatched;
    private boolean lastDone;

    /// Before the names of folders, from MAILDIR.
    private String prefix = "";

    private int line;
    private boolean over;

    /// What all runs of one letter share.
    record Setting(Dialect dialect, Letter letter, Facts facts, Folders folders, Minutes minutes, Budget budget) {}

    /// A list of statements, the next one, and what the flags shall know again behind its end.
    private static final class Place {
        private final List<Statement> statements;
        private int next;
        private final boolean lastMatched;
        private final boolean chainMatched;

        Place(List<Statement> statements, int next, boolean lastMatched, boolean chainMatched) {
            this.statements = statements;
            this.next = next;
            this.lastMatched = lastMatched;
            this.chainMatched = chainMatched;
        }

        Place copy() {
            return new Place(statements, next, lastMatched, chainMatched);
        }
    }

    Run(Setting setting, Variables variables, List<Statement> statements) {
        this.setting = setting;
        this.variables = variables;
        this.questions = new Questions(setting.letter(), variables, setting.minutes(), setting.budget());
        this.deeds = new Deeds(setting.letter(), setting.facts(), setting.folders(), variables, setting.minutes());
        places.add(new Place(statements, 0, false, false));
    }

    /// Where it is.
    int line() {
        return line;
    }

    Variables variables() {
        return variables;
    }

    void go() {
        while (!over && !places.isEmpty()) {
            Place place = places.getLast();
            if (place.next == place.statements.size()) {
                places.removeLast();
                lastMatched = place.lastMatched;
                chainMatched = place.chainMatched;
            } else {
                one(place.statements.get(place.next++));
            }
        }
        if (over) return;
        switch (setting.dialect()) {
            case PERSON -> deeds.byDefault(prefix);
            case SITE -> setting.minutes().act(new Action.Accept());
            case LIST -> {}
        }
    }

    private void one(Statement statement) {
        setting.minutes().countStatement();
        line = statement.line();
        switch (statement) {
            case Statement.Assignment assignment -> assign(assignment);
            case Statement.Wrong wrong -> setting.minutes().refuse(wrong.line(), wrong.why());
            case Statement.Recipe recipe -> recipe(recipe);
        }
    }

    private void recipe(Statement.Recipe recipe) {
        Flags flags = recipe.flags();
        boolean matched = wanted(flags) && questions.all(recipe);
        if (!flags.also()) lastMatched = matched;
        if (!chainMatched || !flags.otherwise()) chainMatched = matched;
        if (!matched) return;
        if (recipe.order() instanceof Order.Block block) {
            lastDone = true;
            if (flags.copy()) fork(block);
            else enter(block);
            return;
        }
        boolean decided = act(recipe);
        over = decided && !flags.copy();
    }

    private boolean wanted(Flags flags) {
        // With e the flags E and a say the contrary and do not count.
        if (flags.onFailure()) return chainMatched && !lastDone && (lastMatched || !flags.alsoMatched());
        if (flags.otherwise() && chainMatched) return false;
        return !flags.also() || lastMatched && (lastDone || !flags.alsoIfDone());
    }

    private void enter(Order.Block block) {
        places.add(new Place(block.statements(), 0, lastMatched, chainMatched));
    }

    private void fork(Order.Block block) {
        setting.minutes().countRun();
        var other = new Run(setting, variables.copy(), List.of());
        other.places.clear();
        for (Place place : places) other.places.add(place.copy());
        other.lastMatched = lastMatched;
        other.chainMatched = chainMatched;
        other.lastDone = lastDone;
        other.prefix = prefix;
        other.enter(block);
        other.go();
    }

    /// @return whether the letter's fate is decided by it
    private boolean act(Statement.Recipe recipe) {
        int at = recipe.lastLine();
        boolean decided = switch (recipe.order()) {
            case Order.Into into -> deeds.into(into, recipe.flags(), prefix, at);
            case Order.ForwardTo forward -> deeds.forward(forward, at);
            case Order.Say say -> deeds.say(say, at);
            case Order.Wrong wrong -> {
                setting.minutes().refuse(at, wrong.why());
                yield false;
            }
            case Order.Block block -> false;
        };
        lastDone = decided || recipe.order() instanceof Order.Say;
        return decided;
    }

    private void assign(Statement.Assignment assignment) {
        String name = assignment.name();
        Word word = assignment.value();
        var expander = new Expander(variables);
        Held value = word == null ? Held.EMPTY : expander.one(word);
        setting.budget().take(value.text().length());
        switch (name) {
            case "LOG" -> setting.minutes().log(value.text());
            case "SWITCHRC" -> places.clear();
            case "HOST" -> discard();
            case "MAILDIR" -> moveTo(value);
            default -> {
                if (word == null) variables.remove(name);
                else if (expander.overflowed() || !variables.put(name, value)) overflow(name);
            }
        }
    }

    private void overflow(String name) {
        variables.put("PROCMAIL_OVERFLOW", Held.own("yes"));
        setting.minutes().note(line, "the value of " + name + " is longer than LINEBUF and was not set");
    }

    /// `HOST` without a value: the old way of saying that the letter shall be thrown away.
    private void discard() {
        over = true;
        if (setting.dialect() == Dialect.PERSON) setting.minutes().act(new Action.Discard());
    }

    private void moveTo(Held value) {
        Folders.Name name = setting.folders().canonical(prefix, value.text() + "/", value.foreign());
        boolean top = value.text().equals(setting.folders().home());
        String folder = top ? "" : name.folder();
        boolean usable = folder != null && (top || setting.facts().takes().test(Latin.outward(folder) + "/."));
        if (usable && folder != null) {
            prefix = folder;
            variables.put("MAILDIR", value);
        } else if (!value.text().equals(".")) {
            variables.put("MAILDIR", Held.own("."));
            setting.minutes()
                    .note(
                            line,
                            "MAILDIR stays what it was: "
                                    + (name.why() == null ? "the folder does not exist." : name.why()));
        }
    }
}
