package org.carillon.sort;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.mail.Address;

/// An address to which rules forward, as far as it stands there without variables.
///
/// @param line of the recipe, counted from 1
public record ForwardLine(int line, Address to) {
    /// Those of all recipes, also inside blocks, in the order of the text.
    public static List<ForwardLine> of(RuleSet rules) {
        var lines = new ArrayList<ForwardLine>();
        collect(rules.statements(), lines);
        return lines;
    }

    private static void collect(List<Statement> statements, List<ForwardLine> into) {
        for (Statement statement : statements) {
            if (!(statement instanceof Statement.Recipe recipe)) continue;
            switch (recipe.order()) {
                case Order.ForwardTo forward ->
                    forward.addresses().stream()
                            .filter(Word::fixed)
                            .flatMap(word -> Stream.of(word.fixedText().split("[,\\s]+")))
                            .flatMap(text -> Address.parse(text).stream())
                            .forEach(to -> into.add(new ForwardLine(recipe.line(), to)));
                case Order.Block block -> collect(block.statements(), into);
                case Order.Into _, Order.Say _, Order.Wrong _ -> {}
            }
        }
    }
}
