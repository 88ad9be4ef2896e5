package org.carillon.sort;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.carillon.sort.Word.Part;
import org.jspecify.annotations.Nullable;

/// Puts the values of variables into words.
final class Expander {
    private static final String SPECIAL = "(|)*?+.^$[\\";

    private final Variables variables;
    private final int longest;
    private StringBuilder text = new StringBuilder();
    private BitSet foreign = new BitSet();
    private @Nullable List<Held> divided;
    private boolean overflowed;

    Expander(Variables variables) {
        this.variables = variables;
        this.longest = variables.longestLine();
    }

    /// Whether a word became longer than `LINEBUF`; what is beyond is cut off.
    boolean overflowed() {
        return overflowed;
    }

    Held one(Word word) {
        text = new StringBuilder();
        foreign = new BitSet();
        for (Part part : word.parts()) add(part, false);
        return new Held(text.toString(), foreign);
    }

    /// The words of an action line: a value outside quotes is divided at its blanks.
    List<Held> many(List<Word> words) {
        var result = new ArrayList<Held>();
        divided = result;
        for (Word word : words) {
            text = new StringBuilder();
            foreign = new BitSet();
            for (Part part : word.parts()) add(part, true);
            result.add(new Held(text.toString(), foreign));
        }
        divided = null;
        return result;
    }

    private void add(Part part, boolean divide) {
        switch (part) {
            case Part.Plain plain -> append(plain.text(), null, false);
            case Part.Value value -> {
                Held held = variables.find(value.name());
                if (held != null) append(held.text(), held.foreign(), divide && !value.quoted());
            }
            case Part.Quoted quoted -> {
                Held held = variables.find(quoted.name());
                Held escaped = escaped(held == null ? Held.EMPTY : held);
                append(escaped.text(), escaped.foreign(), false);
            }
            case Part.Choice choice -> choose(choice, divide);
        }
    }

    private void choose(Part.Choice choice, boolean divide) {
        Held held = variables.find(choice.name());
        boolean has = held != null && !(choice.emptyIsUnset() && held.text().isEmpty());
        if (has != choice.whenSet()) {
            if (held != null && has) append(held.text(), held.foreign(), divide && !choice.quoted());
        } else {
            for (Part part : choice.text().parts()) add(part, divide);
        }
    }

    private void append(String added, @Nullable BitSet bits, boolean divide) {
        for (int i = 0; i < added.length(); i++) {
            char c = added.charAt(i);
            if (divide && (Source.isBlank(c) || c == '\n')) {
                divide();
                continue;
            }
            if (text.length() >= longest) {
                overflowed = true;
                return;
            }
            if (bits != null && bits.get(i)) foreign.set(text.length());
            text.append(c);
        }
    }

    private void divide() {
        if (divided == null || text.isEmpty()) return;
        divided.add(new Held(text.toString(), foreign));
        text = new StringBuilder();
        foreign = new BitSet();
    }

    private static Held escaped(Held value) {
        var quoted = new StringBuilder("()");
        var foreign = new BitSet();
        for (int i = 0; i < value.text().length(); i++) {
            char c = value.text().charAt(i);
            if (SPECIAL.indexOf(c) >= 0) quoted.append('\\');
            if (value.foreign().get(i)) foreign.set(quoted.length());
            quoted.append(c);
        }
        return new Held(quoted.toString(), foreign);
    }
}
