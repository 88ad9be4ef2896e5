package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.junit.jupiter.api.Test;

class RecipeTextTest {
    @Property(tries = 300)
    void readsWhatItWrote(@ForAll String value) {
        String plain = value.replaceAll("[\\r\\n\\x00]", "");
        var field = new HeaderEdits.Added("List-Id", plain);
        var recipe = new CopyRecipe(
                "chess-bounces+{tag}@club.example",
                new HeaderEdits(List.of(field), Set.of("sender")),
                List.of(field),
                "list/1",
                "club.example");

        assertEquals(recipe, RecipeText.read(RecipeText.write(recipe)));
    }

    @Test
    void refusesALineBreakInTheReturnPath() {
        var recipe = CopyRecipe.same("a@b.example\nadd X:y", HeaderEdits.NONE);

        assertThrows(IllegalArgumentException.class, () -> RecipeText.write(recipe));
    }
}
