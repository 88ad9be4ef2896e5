package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.testing.Letters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTextTest {
    private static String shape(String text) {
        return LetterText.blocks(text, true).stream()
                .map(b -> b.word() + "(" + text(b).replace("\n", "/") + ")")
                .collect(Collectors.joining(" "));
    }

    private static String text(Block block) {
        return block.pieces().stream().map(Block.Piece::text).collect(Collectors.joining());
    }

    @Test
    void setsQuotesAndTheSignatureApart() {
        assertEquals(
                "text(Ana wrote:) quote(Do you play?/> Yes.) text(I do.) signature(-- /Ben)",
                shape("Ana wrote:\n> Do you play?\n>> Yes.\n\nI do.\n\n-- \nBen\n"));
    }

    @Test
    void foldsLongQuotesOnly() {
        List<Block> blocks = LetterText.blocks("> a\n> b\n\nx\n" + "> line\n".repeat(4), true);
        assertEquals(
                List.of(false, false, true), blocks.stream().map(Block::folded).toList());
    }

    @Test
    void takesALongTextBelowDashesForNoSignature() {
        String text = "a\n-- \n" + "b\n".repeat(30);
        assertFalse(shape(text).contains("signature"), shape(text));
    }

    @Test
    void dimsTheFooterOfAList() {
        assertEquals(
                "text(Hello) signature(______________________________/R-devel mailing list)",
                shape("Hello\n______________________________\nR-devel mailing list\n"));
    }

    @Test
    void coloursAPatchAndNothingElse() {
        List<Block> blocks = LetterText.blocks("""
                Please apply:

                --- a/x.c
                +++ b/x.c
                @@ -1,3 +1,3 @@
                 int a;
                -int b;
                +int c;

                 int d;
                -- \n2.1
                """, true);
        assertEquals(
                List.of("text", "patch", "signature"),
                blocks.stream().map(Block::word).toList());
        assertEquals(
                List.of("diff-file", "diff-at", "", "diff-del", "diff-add", ""),
                blocks.get(1).pieces().stream().map(Block.Piece::look).toList());
        assertEquals("text(- milk/- bread)", shape("- milk\n- bread"));
    }

    @Test
    void keepsColumnsInFixedLetters() {
        assertEquals(
                "text(See:) code(  a <- 1//  b <- 2) text(Right?)", shape("See:\n\n  a <- 1\n\n  b <- 2\n\nRight?"));
    }

    @Test
    void joinsLinesThatAProgramHasCut() {
        String cut = "I noticed that the memory limit reported under Windows is 16 GB and\n"
                + "wondered how to increase it.\nBest,\nSam";
        assertEquals(
                "text(I noticed that the memory limit reported under Windows is 16 GB and wondered how to increase it./Best,/Sam)",
                shape(cut));
    }

    @Test
    void measuresEachParagraphByItself() {
        String text = "Object.size will call the set_altstring_Elt_method for every single\n"
                + "element, materializing (slowly) every element of the vector.  This is\n"
                + "a problem mostly.\n\nSee you all at the meeting of the club on Friday evening,\nAna\n\n"
                + "x".repeat(79);
        String shown = shape(text);
        assertTrue(shown.contains("every single element, materializing"), shown);
        assertTrue(shown.contains("This is a problem mostly.//See you"), shown);
        assertTrue(shown.contains("evening,/Ana//x"), shown);
    }

    @Test
    void leavesTheLinesOfAPoem() {
        String poem = "Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,";
        assertEquals("text(" + poem.replace("\n", "/") + ")", shape(poem));
    }

    private static List<String> links(String text, boolean whole) {
        return LetterText.blocks(text, whole).stream()
                .flatMap(b -> b.pieces().stream())
                .map(Block.Piece::href)
                .filter(h -> !h.isEmpty())
                .toList();
    }

    @Test
    void leadsToPagesAndNowhereElse() {
        assertEquals(
                List.of("https://a.example/x?y=1", "http://b.example/Fork_(chess)"),
                links("See (https://a.example/x?y=1). And <http://b.example/Fork_(chess)>, javascript:alert(1)", true));
        assertEquals(List.of(), links("https:// http://" + "a".repeat(3000), true));
    }

    @Test
    void showsVisitorsNoAddress() {
        String text =
                "Write to ana@home.example or https://x.example/?u=ana@home.example\n--- a\n+++ b\n+ana@home.example";
        String shown = LetterText.blocks(text, false).stream()
                .map(LetterTextTest::text)
                .collect(Collectors.joining("\n"));
        assertFalse(shown.contains("home.example"), shown);
        assertTrue(shown.contains("ana@…"), shown);
        assertEquals(List.of(), links(text, false));
        assertEquals(List.of("https://x.example/@ana/1"), links("https://x.example/@ana/1", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x.example/?u=secret%40hidden.invalid",
                "https://x.example/?u=secret%2540hidden.invalid&y",
                "https://x.example/?u=secret%40hidden%2Einvalid",
                "https://x.example/secret@hidden.invalid",
                "\"quo ted\"@hidden.invalid",
                "<\"quo\\\"ted\"@hidden.invalid>",
                "secret@a.b.c.d.e.f.g.h.i.j.k.l.hidden.invalid.",
                "secret@my_hidden.invalid",
                "secret@[192.0.2.1]",
                "secret@[IPv6:2001:db8::192.0.2.1]"
            })
    void showsVisitorsNoAddressHoweverItIsWritten(String text) {
        for (String letter : List.of(text, "+++ b\n--- a\n+" + text, "> See " + text + ", please")) {
            String shown = LetterText.blocks(letter, false).stream()
                    .map(LetterTextTest::text)
                    .collect(Collectors.joining());
            assertFalse(shown.contains("hidden") || shown.contains("invalid") || shown.contains("192.0.2"), shown);
            assertEquals(List.of(), links(letter, false));
        }
    }

    @Test
    void hidesNothingThatIsNoAddress() {
        String text = "@Override \"@ana\" https://x.example/@ana/1 https://x.example/?q=100%25 a @ b";
        assertEquals("text(" + text + ")", visitors(text));
        assertEquals("text(Write to ana@…. Or to ben@…!)", visitors("Write to ana@a.example. Or to ben@b.example!"));
    }

    private static String visitors(String text) {
        return LetterText.blocks(text, false).stream()
                .map(b -> b.word() + "(" + text(b) + ")")
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@", "a@b.", "\"@", "a%25", "x%40", "a@[", "@@", "a.b@c "})
    void hidesAddressesOfAnyLength(String piece) {
        assertFalse(new Links(false).shown(piece.repeat(300_000)).isEmpty());
    }

    @Test
    void dropsWhatWouldTurnThePageAround() {
        assertEquals("text(evil gpj.exe x)", shape("evil \u202egpj.exe\u2066 \u0007x\u0000"));
    }

    @Test
    void staysBoundedWhateverComes() {
        assertTrue(LetterText.blocks("> a\nb\n".repeat(100_000), true).size() < 2000);
        assertEquals(1, LetterText.blocks("x".repeat(1 << 20), false).size());
        assertTrue(links("http://a.example/\n".repeat(50_000), true).size() <= 1000);
    }

    @Test
    void coloursNoPatchWithoutEnd() {
        String patch = "--- a\n+++ b\n@@ -1 +1 @@\n" + "+a\n-b\n".repeat(50_000);
        List<Block> blocks = LetterText.blocks(patch, true);
        assertTrue(blocks.stream().mapToInt(b -> b.pieces().size()).sum() < 2100);
        assertEquals("patch(" + patch.strip().replace("\n", "/") + "/)", shape(patch));
    }

    /// Counts how often somebody looks at a character of `http://))))…`.
    private static final class Brackets implements CharSequence {
        private final String link;
        private long looks;

        Brackets(String link) {
            this.link = link;
        }

        @Override
        public int length() {
            return link.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return link.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return link.subSequence(start, end);
        }
    }

    @Test
    void looksAtEachBracketOnceOrTwice() {
        var link = new Brackets("http://" + ")".repeat(200_000));
        assertEquals("http:".length() + 2, Links.length(link));
        assertTrue(link.looks <= 3L * link.length(), link.looks + " looks");
    }

    @Property
    void losesNoWord(@ForAll String text) {
        String shown =
                LetterText.blocks(text, true).stream().map(LetterTextTest::text).collect(Collectors.joining());
        assertEquals(letters(text), letters(shown));
    }

    @Test
    void losesNoWordOfRealLetters() {
        for (Letters.Letter letter : Letters.mix(200)) {
            String text = org.carillon.mail.BodyText.of(new org.carillon.mail.Message(letter.bytes()), 50_000);
            String shown = LetterText.blocks(text, true).stream()
                    .map(LetterTextTest::text)
                    .collect(Collectors.joining());
            assertEquals(letters(text), letters(shown), letter.name());
        }
    }

    private static String letters(String text) {
        return text.codePoints()
                .filter(c -> Character.isLetterOrDigit(c) && c >= 160 || Character.isLetterOrDigit(c) && c < 127)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
