package org.carillon.sort.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.carillon.mail.Address;
import org.carillon.sort.Dialect;
import org.carillon.sort.RuleSet;

class FormRulesPropertyTest {
    @Property(tries = 300)
    void whatIsWrittenIsReadAgain(@ForAll("rules") List<FormRule> rules) {
        FormRules cards = FormRules.read("");
        for (FormRule rule : rules) cards = cards.with(rule);
        List<FormRule> read = FormRules.read(cards.text()).cards().stream()
                .map(card -> assertInstanceOf(Card.Form.class, card).rule())
                .toList();
        assertEquals(rules, read, cards.text());
        assertEquals(List.of(), RuleSet.parse(cards.text(), Dialect.PERSON).faults(), cards.text());
    }

    @Property(tries = 300)
    void aTextComesBackByteForByte(@ForAll("texts") String text) {
        assertEquals(text, FormRules.read(text).text());
    }

    @Property(tries = 300)
    void otherCardsStayWhatTheyWere(@ForAll("texts") String text, @ForAll("rule") FormRule rule) {
        FormRules before = FormRules.read(text);
        FormRules after = before.with(rule);
        for (int i = 0; i < before.cards().size(); i++) {
            String was = before.cards().get(i).text();
            String is = after.cards().get(i).text();
            assertEquals(was, is.substring(0, was.length()));
            boolean last = i == before.cards().size() - 1;
            assertEquals("", last ? is.substring(was.length()).strip() : is.substring(was.length()));
        }
        assertEquals(before.cards().size() + 1, after.cards().size());
    }

    @Property(tries = 300)
    void aCardThatGoesUpAndDownIsTheSameAndNoOtherIsLost(@ForAll("texts") String text) {
        FormRules before = FormRules.read(text);
        for (int i = 1; i < before.cards().size(); i++) {
            FormRules moved = before.swapped(i);
            assertEquals(stripped(before, i), stripped(moved, i - 1));
            assertEquals(stripped(before, i - 1), stripped(moved, i));
            assertEquals(before.cards().size(), moved.cards().size());
        }
    }

    private static String stripped(FormRules rules, int index) {
        return rules.cards().get(index).text().strip();
    }

    @Provide
    Arbitrary<List<FormRule>> rules() {
        return rule().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<FormRule> rule() {
        Arbitrary<Boolean> yes = Arbitraries.of(true, false);
        return Combinators.combine(FormWords.text(20), yes, yes, row().list().ofMaxSize(4), deeds(), yes)
                .as(FormRule::new)
                .filter(rule -> FormFaults.of(rule).none());
    }

    private static Arbitrary<Row> row() {
        Arbitrary<String> field = Arbitraries.of("X-Spam", "TO", "To", "FROM_DAEMON", "x_y", "subject", "9");
        Arbitrary<String> pattern = Arbitraries.of("^a|b", "Ü|ü", "(x)(y)", "^", "a$", "[)]", "\\/x", "b ", "()");
        Arbitrary<Row> text = Combinators.combine(
                        Arbitraries.of(Row.Place.values()),
                        field,
                        Arbitraries.of(Row.Look.values()),
                        Arbitraries.of(true, false),
                        Arbitraries.oneOf(FormWords.text(12), pattern))
                .as(Row.Text::new);
        Arbitrary<Row> size = Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.longs().between(0, 1L << 40))
                .as(Row.Size::new);
        return Arbitraries.frequencyOf(Tuple.of(5, text), Tuple.of(1, size));
    }

    private static Arbitrary<List<Deed>> deeds() {
        Arbitrary<Address> address = Arbitraries.of(
                        "a@b.example", "\"o'x y\"@b.example", "$x@b.example", "-f@b.example")
                .map(Address::of);
        Arbitrary<Deed> file = FormWords.text(12).map(Deed.File::new);
        Arbitrary<Deed> forward = address.list().ofMinSize(1).ofMaxSize(3).map(Deed.Forward::new);
        Arbitrary<Deed> other = Arbitraries.of(new Deed.Inbox(), new Deed.Discard());
        return Arbitraries.oneOf(file, forward, other).list().ofMinSize(1).ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> written = rule().map(FormRules::text);
        Arbitrary<String> piece = Arbitraries.of(
                "\n",
                "\r\n",
                "# x\n",
                "# Rule: y\n",
                "# Rule (off): z\n",
                "#off :0\n",
                "#off box\n",
                ":0\n",
                ":0 E\n",
                "* ^Subject: x\n",
                "* H:decoded ?? ^From: .*x\r\n",
                "{\n",
                "{ }\n",
                "}\n",
                "box\n",
                "V='a\n# b\n",
                "V=c W=d\n",
                "x\\\n",
                "  ",
                "`");
        return Arbitraries.frequencyOf(Tuple.of(1, written), Tuple.of(6, piece), Tuple.of(1, FormWords.text(8)))
                .list()
                .ofMaxSize(15)
                .map(pieces -> String.join("", pieces));
    }
}
