package org.carillon.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.people.Person;
import org.carillon.rules.RuleBook;
import org.carillon.rules.RuleOwner;
import org.carillon.rules.RuleText;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules made with the form, and what it does with rules that it did not make.
@QuarkusTest
class RulePagesTest extends WithPages {
    private static final String LIST = "/me/rules";
    private static final String FORM = "/me/rules/rule";
    private static final String BY_HAND = "# mine\n:0 c\n* ^Subject:.*<b>\n! me@home.example  \nV=a";

    @Inject
    RuleBook book;

    private Visit visit;
    private Person person;

    @BeforeEach
    void somebodyWithoutRules() {
        String address = fresh("dai") + "@home.example";
        visit = signedIn(address, false);
        person = people.at(Address.of(address)).orElseThrow();
    }

    private String rules() {
        return book.show(RuleOwner.person(person.id())).map(RuleText::text).orElse("");
    }

    private void set(String text) {
        book.set(RuleOwner.person(person.id()), text, "test");
    }

    private Response send(String... fields) {
        return visit.send(FORM, FORM, fields);
    }

    /// The fields of a rule, with others in place of some of them.
    private static String[] friends(String... others) {
        Map<String, String> fields = new LinkedHashMap<>();
        String usual = "name=Friends&place=from&field=&look=is&value=ana@x.example&deed=file&target=Friends&do=save";
        for (String field : usual.split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], parts[1]);
        }
        for (int i = 0; i < others.length; i += 2) fields.put(others[i], others[i + 1]);
        return fields.entrySet().stream()
                .flatMap(f -> Stream.of(f.getKey(), f.getValue()))
                .toArray(String[]::new);
    }

    /// The keys of the cards, in the order of the page.
    private List<String> keys() {
        return Pattern.compile("/me/rules/delete/([A-Za-z0-9]+)")
                .matcher(visit.page(LIST))
                .results()
                .map(m -> m.group(1))
                .toList();
    }

    @Test
    void saysWhatRulesCanDoWhenThereIsNone() {
        String page = read(visit.page(LIST));
        assertTrue(page.contains("There is no rule yet"), page);
        assertTrue(page.contains("Make the first rule"), page);
    }

    @Test
    void aRuleOfTheFormIsKeptAsRecipeTextAndSaidInWords() {
        send(friends()).then().statusCode(303).header("Location", endsWith(LIST));
        assertTrue(rules().startsWith("# Rule: Friends\n:0\n* H:decoded ?? ^From: "), rules());
        String page = read(visit.page(LIST));
        assertTrue(page.contains("Saved: Friends."), page);
        assertTrue(page.contains("When From is “ana@x.example” : file in folder Friends"), page);
    }

    @Test
    void aRowMoreLosesNothingThatWasTyped() {
        String page = send(friends("do", "more-conditions"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(2, page.split("name=\"value\"", -1).length - 1);
        assertTrue(page.contains("value=\"ana@x.example\"") && page.contains("value=\"Friends\""), page);
        assertEquals("", rules());
    }

    @Test
    void aRowLessIsTheOneWhoseButtonWasPressed() {
        String page = send(
                        "place",
                        "from",
                        "field",
                        "",
                        "look",
                        "is",
                        "value",
                        "first",
                        "place",
                        "body",
                        "field",
                        "",
                        "look",
                        "contains-not",
                        "value",
                        "second",
                        "deed",
                        "inbox",
                        "target",
                        "",
                        "do",
                        "less-conditions-0")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertFalse(page.contains("value=\"first\""), page);
        assertTrue(page.contains("value=\"second\""), page);
        assertTrue(page.contains("value=\"body\" selected") && page.contains("value=\"contains-not\" selected"), page);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from | '' | is | '' | file | Friends | Write what to look for.",
                "field | X Spam | is | yes | file | Friends | Write the name of the field",
                "larger | '' | is | 500 | file | Friends | Write a size, such as 500 KB.",
                "subject | '' | matches | a(b | file | Friends | lacks its other half",
                "from | '' | is | ana | file | '' | Write the name of a folder",
                "from | '' | is | ana | file | ../../etc | must not have the part ..",
                "from | '' | is | ana | file | a//b | The folder&#39;s name must be words",
                "from | '' | is | ana | forward | nobody | is not an address",
                "from | '' | is | ana | forward | '' | Write an address",
                "from | '' | is | ana | forward | OWN | would go in a circle",
            })
    void whatIsWrongIsSaidBesideItAndTypedValuesStay(
            String place, String field, String look, String value, String deed, String target, String sentence) {
        String to = target.replace("OWN", person.address().toString());
        send("place", place, "field", field, "look", look, "value", value, "deed", deed, "target", to, "name", "Mine")
                .then()
                .statusCode(422)
                .body(containsString(sentence), containsString("role=\"alert\""), containsString("value=\"Mine\""))
                .body(containsString("value=\"" + value + "\""), containsString("value=\"" + to + "\""));
        assertEquals("", rules());
    }

    @Test
    void aRuleIsTurnedOffAndOnMovedAndDeleted() {
        send(friends());
        send(friends("target", "Other", "name", "Second"));
        String two = rules();
        visit.send(LIST, LIST, "up", keys().getLast()).then().statusCode(303);
        assertTrue(rules().startsWith("# Rule: Second"), rules());
        visit.send(LIST, LIST, "down", keys().getFirst()).then().statusCode(303);
        assertEquals(two, rules());

        visit.send(LIST, LIST, "off", keys().getFirst()).then().statusCode(303);
        assertTrue(rules().startsWith("# Rule (off): Friends\n#off :0\n"), rules());
        assertTrue(read(visit.page(LIST)).contains("Friends off When From is"));
        visit.send(LIST, LIST, "on", keys().getFirst()).then().statusCode(303);
        assertEquals(two, rules());

        visit.look("/me/rules/delete/" + keys().getFirst())
                .then()
                .statusCode(200)
                .body(containsString("Friends"));
        visit.send(LIST, "/me/rules/delete", "key", keys().getFirst()).then().statusCode(303);
        assertTrue(rules().startsWith("# Rule: Second"), rules());
    }

    @Test
    void aRuleIsChangedInItsPlace() {
        send(friends());
        send(friends("name", "Second"));
        String key = keys().getFirst();
        String page = visit.page(FORM + "/" + key);
        assertTrue(page.contains("value=\"ana@x.example\""), page);
        assertTrue(page.contains("value=\"is\" selected"), page);
        List<String> fields = new ArrayList<>(List.of(friends("key", key, "any", "yes")));
        fields.addAll(List.of("place", "subject", "field", "", "look", "begins", "value", "bob@x.example"));
        send(fields.toArray(String[]::new)).then().statusCode(303);
        String text = rules();
        assertTrue(text.contains("* ! H:decoded ?? ^Subject: bob@x\\.example\n{ }\n:0 E\n"), text);
        assertTrue(text.indexOf("Friends") < text.indexOf("Second"), text);
    }

    @Test
    void whatWasWrittenByHandStaysToTheByte() {
        set(BY_HAND);
        String page = visit.page(LIST);
        assertTrue(page.contains("^Subject:.*&lt;b&gt;"), page);
        send(friends()).then().statusCode(303);
        assertTrue(rules().startsWith(BY_HAND + "\n\n# Rule: Friends\n"), rules());
        visit.send(LIST, LIST, "down", keys().getFirst()).then().statusCode(303);
        assertTrue(rules().contains("# mine\n:0 c\n* ^Subject:.*<b>\n! me@home.example  \n"), rules());
        visit.look(FORM + "/" + keys().get(1)).then().statusCode(303).header("Location", endsWith("/me/rules/text"));
    }

    @Test
    void aRuleThatWasChangedElsewhereIsNotOverwrittenAndWhatWasTypedStays() {
        send(friends());
        String key = keys().getFirst();
        set(rules().replace("Friends", "Family"));
        send(friends("key", key, "value", "cy@x.example"))
                .then()
                .statusCode(409)
                .body(containsString("was changed or deleted meanwhile"), containsString("value=\"cy@x.example\""))
                .body(containsString("name=\"key\" value=\"\""));
        assertTrue(rules().contains("Family"), rules());
        assertFalse(rules().contains("cy@x"), rules());
        for (String button : List.of("up", "down", "on", "off")) {
            visit.send(LIST, LIST, button, key).then().statusCode(303);
            assertTrue(read(visit.page(LIST)).contains("Nothing was done"), button);
        }
        visit.send(LIST, "/me/rules/delete", "key", key).then().statusCode(303);
        assertTrue(rules().contains("Family"), rules());
    }

    @Test
    void otherRulesThatWereChangedElsewhereStay() {
        send(friends());
        String key = keys().getFirst();
        set("# new\n:0\nelsewhere\n\n" + rules());
        send(friends("key", key, "target", "Mates")).then().statusCode(303);
        assertTrue(rules().startsWith("# new\n:0\nelsewhere\n\n# Rule: Friends\n"), rules());
        assertTrue(rules().endsWith("\nMates\n\n"), rules());
        assertTrue(read(visit.page(LIST)).contains("The other rules had been changed meanwhile"));
    }

    @Test
    void whoIsAskedToAgreeToAForwardIsNamed() {
        send(friends("deed", "forward", "target", "bob@outside.example, cy@outside.example"))
                .then()
                .statusCode(303);
        String page = read(visit.page(LIST));
        assertTrue(page.contains("a letter that asks whether letters may be forwarded"), page);
        assertTrue(page.contains("bob@outside.example has been asked and has not agreed yet"), page);
        assertTrue(page.contains("cy@outside.example has been asked and has not agreed yet"), page);
    }

    @Test
    void everybodySeesTheirOwnRulesOnly() {
        send(friends());
        String key = keys().getFirst();
        Visit other = signedIn(fresh("eve") + "@home.example", true);
        other.look(LIST).then().statusCode(200).body(not(containsString("Friends</bdi>")));
        other.look(FORM + "/" + key).then().statusCode(303).header("Location", endsWith(LIST));
        other.send(LIST, "/me/rules/delete", "key", key).then().statusCode(303);
        assertTrue(rules().contains("Friends"), rules());
        for (String path : List.of(LIST, FORM, FORM + "/" + key, "/me/rules/delete/" + key)) {
            new Visit().look(path).then().statusCode(303).header("Location", containsString("/sign-in?then="));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "do, less-conditions-99",
        "do, less-deeds-x",
        "place, nowhere",
        "look, sideways",
        "deed, explode",
        "key, x",
        "on, x"
    })
    void nonsenseIsNoError(String name, String value) {
        assertTrue(send(friends(name, value)).statusCode() < 500);
        assertTrue(send(name, value).statusCode() < 500);
        assertTrue(visit.send(LIST, LIST, name, value).statusCode() < 500);
        visit.look("/me/rules/delete/%00").then().statusCode(303);
    }
}
