package org.carillon.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.carillon.domains.Domains;
import org.carillon.lists.By;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListSettings;
import org.carillon.lists.ListText;
import org.carillon.lists.ListTexts;
import org.carillon.lists.MailingList;
import org.carillon.lists.SettingException;
import org.carillon.lists.TextVersion;
import org.carillon.mail.Address;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Those who run a list write its letters in their own words.
@QuarkusTest
class LetterTextsTest {
    private static final By BY = By.house("test");

    @Inject
    LetterTexts texts;

    @Inject
    ListRegister register;

    @Inject
    Domains domains;

    private MailingList list;

    @BeforeEach
    void aList() {
        domains.add("texts.example.org");
        list = register.create(
                Address.of("t" + Long.toString(System.nanoTime(), 36) + "@texts.example.org"),
                "Chess {token}",
                ListSettings.USUAL,
                List.of(),
                BY);
    }

    private String refusal(LetterKind kind, String subject, String body) {
        return assertThrows(
                        SettingException.class,
                        () -> texts.set(list, kind, ListTexts.ANY, new ListText(subject, body), BY))
                .getMessage();
    }

    @ParameterizedTest
    @EnumSource
    void theUsualWordsCanBeSavedAndLookedAtAsTheyAre(LetterKind kind) {
        ListText usual = texts.usual(kind);
        for (String word : List.of("NOT_FOUND", "{list.", "{#", "null")) {
            assertFalse(usual.body().contains(word), usual.body());
        }

        texts.set(list, kind, ListTexts.ANY, usual, BY);
        ListText preview = texts.preview(list, kind, usual.subject(), usual.body());

        assertEquals(usual, texts.own(list, kind).orElseThrow());
        assertFalse(preview.body().matches("(?s).*\\{(?!token)[a-z-]+\\}.*"), preview.body());
        assertTrue(texts.reset(list, kind, ListTexts.ANY, BY));
        assertTrue(texts.reset(list, kind, ListTexts.ANY, BY));
        assertEquals(List.of(), texts.own(list));
    }

    @Test
    void aValueThatLooksLikeAPlaceholderIsNotLookedAtAgain() {
        texts.set(
                list,
                LetterKind.CONFIRM_JOIN,
                ListTexts.ANY,
                new ListText("Join {list}?", "{list}: {link} {address}"),
                BY);

        ListText written = texts.written(
                        list,
                        LetterKind.CONFIRM_JOIN,
                        Map.of("address", "{link}\r\nBcc: x@y.example", "token", "secret"))
                .orElseThrow();

        assertEquals("Join Chess {token}?", written.subject());
        assertTrue(written.body().startsWith("Chess {token}: http"), written.body());
        assertTrue(written.body().contains("/confirm/secret {link}"), written.body());
    }

    @Test
    void aSubjectStaysOneLineWhateverStandsInIt() {
        texts.set(list, LetterKind.REQUEST, ListTexts.ANY, new ListText("{name} wants in", "{approve}"), BY);

        ListText written = texts.written(
                        list, LetterKind.REQUEST, Map.of("name", "x\r\nBcc: all@lists.example", "approve", "a"))
                .orElseThrow();

        assertEquals("x Bcc: all@lists.example wants in", written.subject());
    }

    @Test
    void aTextThatCannotServeIsRefusedWithWhatIsMissing() {
        assertTrue(refusal(LetterKind.CONFIRM_LEAVE, "Leave?", "Bye {address}").contains("{link} or {token}"));
        assertTrue(refusal(LetterKind.WELCOME, "Hi", "{password}").contains("{password} means nothing"));
        assertTrue(refusal(LetterKind.WELCOME, "Hi {token}", "x").contains("{address}"));
        assertTrue(refusal(LetterKind.CONFIRM_JOIN, "Hi {token}", "{token}").contains("belong into the text"));
        assertTrue(refusal(LetterKind.WELCOME, "Hi\r\nBcc: x@y.example", "x").contains("one line"));
        assertTrue(refusal(LetterKind.WELCOME, " ", "x").contains("subject"));
        assertTrue(refusal(LetterKind.WELCOME, "Hi", " \n ").contains("text"));
        assertTrue(refusal(LetterKind.WELCOME, "x".repeat(151), "x").contains("150"));
        assertTrue(refusal(LetterKind.WELCOME, "Hi", "x".repeat(10_001)).contains("10000"));
        assertEquals(List.of(), texts.own(list));
    }

    @ParameterizedTest
    @CsvSource({"{list.name}", "{#if x}y{/if}", "{inject:frame.token}", "{{list}}", "'{ list }'"})
    void nothingOfATemplateEngineIsDone(String code) {
        ListText preview = texts.preview(list, LetterKind.WELCOME, "Hi", code);
        assertEquals(code.replace("{list}", "Chess {token}") + "\n", preview.body());
    }

    private boolean writes(int seen, String body) {
        return texts.set(list, LetterKind.WELCOME, seen, new ListText("Hi", body), BY);
    }

    private String body() {
        return texts.own(list, LetterKind.WELCOME).map(ListText::body).orElse("usual");
    }

    @Test
    void whoHasNotSeenTheNewestVersionOverwritesNothing() {
        assertEquals(0, texts.version(list, LetterKind.WELCOME));
        assertTrue(writes(0, "First."));
        assertFalse(writes(0, "Second."), "made from the usual words");
        assertFalse(texts.reset(list, LetterKind.WELCOME, 0, BY));
        assertEquals("First.\n", body());
        assertTrue(writes(1, "Second."));
        assertTrue(writes(2, "Second."), "the same once more");
        assertEquals(2, texts.version(list, LetterKind.WELCOME), "and leaves no version");
    }

    @Test
    void ofTwoAtTheSameMomentOneSaves() throws Exception {
        var together = new CyclicBarrier(2);
        try (var two = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int seen = 0; seen < 10; seen++) {
                int version = seen;
                var tries = List.of("a", "b").stream()
                        .map(who -> two.submit(() -> {
                            together.await();
                            return writes(version, who + version);
                        }))
                        .toList();
                int saved = 0;
                for (var one : tries) saved += one.get() ? 1 : 0;
                assertEquals(1, saved);
                assertEquals(seen + 1, texts.version(list, LetterKind.WELCOME));
            }
        }
    }

    @Test
    void whatALetterSaidBeforeCanBePutBack() {
        writes(0, "First.");
        writes(1, "Second.");
        assertTrue(texts.reset(list, LetterKind.WELCOME, 2, BY));

        assertTrue(texts.restore(list, LetterKind.WELCOME, 1, BY));
        assertEquals("First.\n", body());
        assertTrue(texts.restore(list, LetterKind.WELCOME, 3, BY));
        assertEquals("usual", body());
        assertFalse(texts.restore(list, LetterKind.WELCOME, 9, BY));
        assertEquals(
                List.of(5, 4, 3, 2, 1),
                texts.versions(list, LetterKind.WELCOME, 0, 10).stream()
                        .map(TextVersion::number)
                        .toList());
        assertEquals(List.of(), texts.versions(list, LetterKind.GOODBYE, 0, 10), "another letter");
    }
}
