package org.carillon.spam.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.spam.Hint;
import org.carillon.spam.Sample;
import org.carillon.spam.Samples;
import org.carillon.spam.SpamRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final String FROM = "From: ana@club.example\n";
    private static final String DATE = "Date: Fri, 14 Aug 2026 11:59:00 +0000\n";
    private static final String ID = "Message-ID: <1@club.example>\n";

    /// What all rules say, by their names.
    private static Map<String, Hint> look(Sample sample) {
        return Rules.all(Map.of("cheap pills", 3.0, "\u7121\u6599", 1.0)).stream()
                .filter(rule -> rule.look(sample).isPresent())
                .collect(Collectors.toMap(
                        SpamRule::name, rule -> rule.look(sample).orElseThrow()));
    }

    private static Optional<String> says(String rule, Sample sample) {
        return Optional.ofNullable(look(sample).get(rule)).map(Hint::words);
    }

    @Test
    void haveNothingAgainstAnOrdinaryLetter() {
        assertEquals(Map.of(), look(Samples.plain("Re: bells", "Shall we ring on Sunday?")));
        assertEquals(
                Map.of(), look(Samples.html("<p>Shall we ring on Sunday? See <a href=http://club.example>us</a>.")));
    }

    @Test
    void seeWhatIsMissing() {
        Hint hint = look(Samples.of("Subject: x\n\nhello\n")).get("missing-fields");

        assertEquals("it has no From, no Date, no Message-ID", hint.words());
        assertEquals(4, hint.points());
        assertEquals(Optional.of("it has no Date"), says("missing-fields", Samples.of(FROM + ID + "Date:\n\nhello\n")));
    }

    @Test
    void seeSeveralFrom() {
        assertEquals(
                Optional.of("it has 2 From fields"),
                says("several-from", Samples.of(FROM + FROM + DATE + ID + "\nhello\n")));
    }

    @Test
    void seeADateFarOff() {
        assertEquals(Optional.of("its date lies 365 days ahead"), dated("Sat, 14 Aug 2027 12:00:00 +0000"));
        assertEquals(Optional.of("its date lies 31 days back"), dated("Tue, 14 Jul 2026 12:00:00 +0000"));
        assertEquals(Optional.of("its date cannot be read"), dated("soon"));
        assertEquals(Optional.empty(), dated("Sat, 15 Aug 2026 12:00:00 +0000"));
        assertEquals(Optional.empty(), dated("Sat, 8 Aug 2026 12:00:00 +0000"));
    }

    private static Optional<String> dated(String date) {
        return says("date", Samples.of(FROM + ID + "Date: " + date + "\n\nhello\n"));
    }

    @Test
    void hearWhoShouts() {
        assertEquals(
                Optional.of("its subject is in capitals"), says("capitals", Samples.plain("BUY BELLS NOW", "hello")));
        assertEquals(
                Optional.of("its text is in capitals"),
                says("capitals", Samples.plain("bells", "BUY ALL THE BELLS now. ".repeat(20))));
        assertEquals(Optional.empty(), says("capitals", Samples.plain("NASA", "hello")));
        assertEquals(Optional.empty(), says("capitals", Samples.plain("x", "\u9418".repeat(500))));
    }

    @Test
    void findTheSitesKeywords() {
        assertEquals(
                Optional.of("it says \"cheap pills\""), says("keywords", Samples.plain("Cheap\n  PILLS", "hello")));
        assertEquals(Optional.of("it says \"cheap pills\""), says("keywords", Samples.html("<p>cheap <b>p</b>ills.")));
        assertEquals(
                Optional.of("it says \"\u7121\u6599\""),
                says("keywords", Samples.plain("x", "\u9418\u7121\u6599\u9418")));
        assertEquals(Optional.empty(), says("keywords", Samples.plain("x", "cheap pillsbury")));
    }

    @Test
    void seeALinkThatLeadsElsewhere() {
        assertEquals(
                Optional.of("a link that shows \"www.bank.example\" leads to \"evil.example\""),
                says("links", Samples.html("<a href='http://evil.example/'>www.bank.example/login now</a>")));
        assertEquals(
                Optional.empty(),
                says("links", Samples.html("<a href='http://track.bank.example/'>http://www.bank.example</a>")));
        assertEquals(Optional.empty(), says("links", Samples.html("<a href='http://evil.example/'>click</a>")));
    }

    @Test
    void seeALinkToABareNumber() {
        assertTrue(says("nameless-links", Samples.html("<a href='http://3221225991/'>click</a>"))
                .isPresent());
        assertTrue(says("nameless-links", Samples.plain("x", "see http://192.0.2.7/x"))
                .isPresent());
        assertEquals(Optional.empty(), says("nameless-links", Samples.plain("x", "my http://192.168.1.1/ at home")));
    }

    @Test
    void seeAWordBehindAGap() {
        assertTrue(says("gap", Samples.plain("Cheap bells          XKQJW", "hello"))
                .isPresent());
        assertEquals(Optional.empty(), says("gap", Samples.plain("Re:  bells and  ropes", "hello")));
    }

    @Test
    void seeTextThatIsEncodedInVain() {
        String head = Samples.HEAD + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n";

        assertTrue(says("encoded-text", Samples.of(head + "aGVsbG8K\n")).isPresent());
        assertEquals(Optional.empty(), says("encoded-text", Samples.of(head + "aMOkbGxvCg==\n")));
    }

    @Test
    void seeMuchHiddenText() {
        String much = "<div style=display:none>" + "words for filters ".repeat(50) + "</div>";

        assertTrue(says("hidden-text", Samples.html("<p>Buy" + much)).isPresent());
        assertEquals(
                Optional.empty(), says("hidden-text", Samples.html("<p>Buy<div hidden>A line for the list</div>")));
    }

    @Test
    void seeAPictureWithoutText() {
        assertTrue(says("picture", Samples.html("<a href=http://x.example><img src=http://x.example/i></a>"))
                .isPresent());
        assertEquals(Optional.empty(), says("picture", Samples.html("<p>Hello")));
    }

    @Test
    void seeACrowd() {
        String crowd = Samples.HEAD + "Cc: " + "a@club.example, ".repeat(40) + "\n\nhello\n";

        assertEquals(Optional.of("it is addressed to 41 people"), says("recipients", Samples.of(crowd)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.exe", "Holiday.JPG.scr", "a.pif.", "x.js"})
    void seeAProgram(String name) {
        assertEquals(Optional.of("it brings a program, \"" + name + "\""), says("program", attached(name, "x")));
    }

    @Test
    void seeAProgramUnderAFalseName() {
        byte[] head = new byte[70];
        head[0] = 'M';
        head[1] = 'Z';
        head[60] = 64;
        head[64] = 'P';
        head[65] = 'E';
        String encoded = Base64.getEncoder().encodeToString(head);

        assertTrue(says("program", attached("a.pdf", encoded)).isPresent());
        assertEquals(Optional.empty(), says("program", attached("a.pdf", "TVo=")));
    }

    private static Sample attached(String name, String base64) {
        return Samples.of(Samples.HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\n--b\n"
                + "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"" + name + "\"\n"
                + "Content-Transfer-Encoding: base64\n\n" + base64 + "\n--b--\n");
    }
}
