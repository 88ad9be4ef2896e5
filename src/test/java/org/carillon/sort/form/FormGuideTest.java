package org.carillon.sort.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The example of `docs/rules.md` is what the form really writes.
class FormGuideTest {
    @Test
    void theGuideShowsRulesOfTheForm() throws IOException {
        String guide = Files.readString(Path.of("docs/rules.md"));
        String text = guide.substring(guide.indexOf("# Rule: Friends"), guide.indexOf("\n```\n\nThe first says") + 1);
        FormRules rules = FormRules.read(text);
        assertEquals(3, rules.cards().size());
        for (Card card : rules.cards()) assertInstanceOf(Card.Form.class, card, card.text());
    }

    @Test
    void theDemoHasBothKinds() throws IOException {
        FormRules rules = FormRules.read(Files.readString(Path.of("src/main/resources/demo/dai.rules")));
        assertEquals(
                2, rules.cards().stream().filter(Card.Form.class::isInstance).count());
        assertEquals(3, rules.cards().size());
    }
}
