package org.carillon.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;

/// A recipe as it stands in the database: one line for each part, a word and its value. No value can hold a
/// line break (see [HeaderEdits.Added]), so nothing needs to be quoted.
final class RecipeText {
    private RecipeText() {}

    static String write(CopyRecipe recipe) {
        var text = new StringBuilder();
        line(text, "return-path", recipe.returnPath());
        line(text, "context", recipe.context());
        if (!recipe.signer().isEmpty()) line(text, "signer", recipe.signer());
        for (String name : new TreeSet<>(recipe.shared().removed())) line(text, "remove", name);
        for (HeaderEdits.Added field : recipe.shared().added()) line(text, "add", field.name() + ":" + field.value());
        for (HeaderEdits.Added field : recipe.personal()) line(text, "personal", field.name() + ":" + field.value());
        return text.toString();
    }

    private static void line(StringBuilder text, String word, String value) {
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("line break in the " + word + " of a recipe");
        }
        text.append(word).append(' ').append(value).append('\n');
    }

    static CopyRecipe read(String text) {
        var returnPath = new StringBuilder();
        var context = new StringBuilder();
        var signer = new StringBuilder();
        var removed = new TreeSet<String>();
        List<HeaderEdits.Added> added = new ArrayList<>();
        List<HeaderEdits.Added> personal = new ArrayList<>();
        for (String line : text.split("\n")) {
            int blank = line.indexOf(' ');
            String value = line.substring(blank + 1);
            switch (line.substring(0, blank)) {
                case "return-path" -> returnPath.append(value);
                case "context" -> context.append(value);
                case "signer" -> signer.append(value);
                case "remove" -> removed.add(value);
                case "add" -> added.add(field(value));
                case "personal" -> personal.add(field(value));
                default -> throw new IllegalStateException("not a line of a recipe: " + line);
            }
        }
        var shared = new HeaderEdits(added, removed);
        return new CopyRecipe(returnPath.toString(), shared, personal, context.toString(), signer.toString());
    }

    private static HeaderEdits.Added field(String value) {
        int colon = value.indexOf(':');
        return new HeaderEdits.Added(value.substring(0, colon), value.substring(colon + 1));
    }
}
