package org.carillon.spam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.carillon.spam.HtmlPage.Trick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {
    @Test
    void joinsWordsThatOnlyTagsPart() {
        String text = HtmlPage.of("<p>via<b></b>gr<!-- x -->a<table><tr><td>new<br>line<td>cell")
                .text();

        assertEquals(
                List.of("viagra", "new", "line", "cell"), List.of(text.strip().split("\\s+")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style='display: none'>",
                "<div hidden>",
                "<span style='font-size:0px'>",
                "<p style=\"VISIBILITY: Hidden\">",
                "<font color=#FFFFFF>",
                "<span style='color:#fff'>",
                "<div style='opacity:0'>",
                "<style>",
            })
    void seesNoHiddenText(String tag) {
        HtmlPage page = HtmlPage.of("<body>shown" + tag + "secret words");

        assertEquals("shown", page.text().strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<span style='font-size:0.9em'>",
                "<table bgcolor=navy><td><font color=white>",
                "<div style='background:#003'><p style='color:#fff'>",
                "<font color=black>",
            })
    void seesShownText(String tag) {
        assertTrue(HtmlPage.of("<body>" + tag + "words").text().contains("words"));
    }

    @Test
    void seesTextBehindAHiddenPartAgain() {
        HtmlPage page = HtmlPage.of("<p>one</p><p hidden>two <b>three</b></p><p>four</p>");

        assertEquals("one four", page.text().strip().replaceAll("\\s+", " "));
        assertEquals("two".length() + "three".length(), page.hidden());
        assertTrue(page.tricks().contains(Trick.HIDDEN_TEXT));
    }

    @Test
    void findsLinksWithWhatTheyShow() {
        HtmlPage page = HtmlPage.of("<a href=' http://a.example/x '>go <b>there</b></a><img src=http://b.example/i>");

        assertEquals(
                List.of(
                        new HtmlPage.Link("go there", "http://a.example/x"),
                        new HtmlPage.Link("", "http://b.example/i")),
                page.links());
    }

    @Test
    void namesTricks() {
        HtmlPage page =
                HtmlPage.of("<meta http-equiv=Refresh content=0><iframe src=x></iframe><form action=y><script>");

        assertEquals(
                List.of(Trick.SCRIPT, Trick.FORM, Trick.FRAME, Trick.REFRESH),
                page.tricks().stream().sorted().toList());
        assertFalse(HtmlPage.of("<p>hello").tricks().contains(Trick.FORM));
    }

    @Test
    void readsNestingWithoutEnd() {
        HtmlPage page = HtmlPage.of("<div>".repeat(50_000) + "deep" + "<a href=http://a.example>".repeat(10_000));

        assertTrue(page.text().contains("deep"));
        assertTrue(page.links().size() <= 500);
    }
}
