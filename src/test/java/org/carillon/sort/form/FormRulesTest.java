package org.carillon.sort.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.carillon.mail.Address;
import org.carillon.sort.form.Row.Look;
import org.carillon.sort.form.Row.Place;
import org.junit.jupiter.api.Test;

class FormRulesTest {
    private static final Row FROM_ANA = new Row.Text(Place.FROM, "", Look.IS, false, "ana@x.example");
    private static final Row NOT_BIG = new Row.Size(false, 1000);
    private static final Deed FRIENDS = new Deed.File("my friends");
    private static final Deed ON = new Deed.Forward(List.of(Address.of("bob@y.example")));

    @Test
    void oneRowIsOneRecipe() {
        var rule = new FormRule("Friends", true, false, List.of(FROM_ANA, NOT_BIG), List.of(FRIENDS), false);
        assertEquals("""
                # Rule: Friends
                :0
                * H:decoded ?? ^From: (.*([<,"(]|, ))?ana@x\\.example(([>,")]| <).*)?$
                * < 1000
                'my friends'
                """, FormRules.text(rule));
    }

    @Test
    void anyOfTheRowsAndMoreThanOneDeed() {
        var rule = new FormRule("", true, true, List.of(FROM_ANA, NOT_BIG), List.of(FRIENDS, ON), true);
        assertEquals("""
                :0
                * ! H:decoded ?? ^From: (.*([<,"(]|, ))?ana@x\\.example(([>,")]| <).*)?$
                * ! < 1000
                { }
                :0 E
                {
                  :0 c
                  'my friends'
                  :0 c
                  ! bob@y.example
                }
                """, FormRules.text(rule));
    }

    @Test
    void aRuleThatIsOffIsAComment() {
        var rule = new FormRule("Later", false, false, List.of(), List.of(new Deed.Discard()), false);
        assertEquals("# Rule (off): Later\n#off :0\n#off /dev/null\n", FormRules.text(rule));
        assertEquals(
                rule, ((Card.Form) FormRules.read(FormRules.text(rule)).cards().getFirst()).rule());
    }

    @Test
    void whatOthersWroteStaysWithItsCommentAndItsChain() {
        String text = """
                # my rules

                # chess
                :0
                * ^Subject:.*chess
                chess
                :0 E
                rest
                V=a W=b
                # Rule: Friends
                :0
                friends

                # Rule (off): Later
                #off :0
                #off later
                # the end
                """;
        List<String> cards = FormRules.read(text).cards().stream()
                .map(c -> (c instanceof Card.Hand ? "hand " : "form ")
                        + c.text().lines().count())
                .toList();
        assertEquals(List.of("hand 2", "hand 6", "hand 1", "form 4", "form 3", "hand 1"), cards);
    }

    @Test
    void rulesWithTheLineEndsOfAnotherSystemAreRulesOfTheForm() {
        String text = "# Rule: Friends\r\n:0\r\nfriends\r\n";
        FormRules rules = FormRules.read(text);
        assertEquals(true, rules.cards().getFirst() instanceof Card.Form);
        assertEquals(text, rules.text());
    }

    @Test
    void saysWhatIsWrongWithEachPart() {
        var rule = new FormRule(
                "",
                true,
                false,
                List.of(
                        new Row.Text(Place.SUBJECT, "", Look.CONTAINS, false, " "),
                        FROM_ANA,
                        new Row.Text(Place.SUBJECT, "", Look.MATCHES, false, "a)(b"),
                        new Row.Text(Place.FIELD, "X Spam", Look.IS, false, "yes")),
                List.of(new Deed.File("../x"), new Deed.File(""), new Deed.File("/dev/null"), FRIENDS, FRIENDS),
                false);
        FormFaults faults = FormFaults.of(rule);
        assertEquals(List.of(0, 2, 3), faults.rows().keySet().stream().sorted().toList());
        assertEquals(
                List.of(0, 1, 2, 4), faults.deeds().keySet().stream().sorted().toList());
        assertEquals("Write what to look for.", faults.rows().get(0));
        assertEquals("", faults.rule());
    }

    @Test
    void throwingAwayStandsAlone() {
        Deed discard = new Deed.Discard();
        var both = new FormRule("", true, false, List.of(), List.of(discard, FRIENDS), false);
        var goesOn = new FormRule("", true, false, List.of(), List.of(discard), true);
        assertEquals(
                "A letter that is thrown away cannot also be kept: remove one of the two.",
                FormFaults.of(both).rule());
        assertEquals(
                "A letter that is thrown away comes to no other rule: remove the tick at the end.",
                FormFaults.of(goesOn).rule());
    }

    @Test
    void aTextThatIsNearlyAllLineEndsIsNoTrouble() {
        String ends = "\n".repeat(90_000);
        String text = ends + "V='" + ends + "'x\n \n";
        FormRules rules = FormRules.read(text);
        assertEquals(text, rules.text());
        assertEquals("V='" + ends + "'x", ((Card.Hand) rules.cards().getFirst()).shown());
    }
}
