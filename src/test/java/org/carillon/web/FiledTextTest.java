package org.carillon.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.mailbox.Folders.FiledLetter;
import org.carillon.mailbox.Folders.Glance;
import org.carillon.mailbox.Folders.Opened;
import org.carillon.testing.Letters;
import org.junit.jupiter.api.Test;

class FiledTextTest {
    private static final FiledLetter FILED = new FiledLetter("1.2.mx", Instant.EPOCH, 10, false);

    private static FiledText text(String... lines) {
        return FiledText.of(String.join("\r\n", lines).getBytes(UTF_8));
    }

    private static FiledView view(byte[] letter) {
        return FiledView.of("/me/folders/x", new Opened(FILED, letter));
    }

    @Test
    void showsTheFieldsThatPeopleRead() {
        List<FiledText.Field> fields = text(
                        "Received: by a",
                        "From: Ben",
                        "Cc: =?utf-8?q?J=C3=B6?= <j@b.example>,",
                        " ana@a.example",
                        "X-Spam: 1",
                        "",
                        "x")
                .fields();

        assertEquals(
                List.of(
                        new FiledText.Field("From", "Ben"),
                        new FiledText.Field("Cc", "Jö <j@b.example>, ana@a.example")),
                fields);
    }

    @Test
    void namesWhatIsAttached() {
        FiledText text = text(
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "",
                "Hello",
                "--b",
                "Content-Type: image/png",
                "Content-Transfer-Encoding: base64",
                "",
                "AAAA",
                "--b--");

        assertEquals(List.of(new FiledText.Attachment("image/png", 3)), text.attachments());
        assertEquals("text", text.blocks().getFirst().word());
    }

    @Test
    void saysWhoWroteWhenTheFieldIsOdd() {
        assertEquals("Somebody", view("\r\nx".getBytes(UTF_8)).author());
        assertEquals("(no subject)", view("Subject: \r\n\r\nx".getBytes(UTF_8)).subject());
        assertEquals(
                "no address at all",
                view("From: no address at all\r\n\r\nx".getBytes(UTF_8)).author());
        String endless = "x".repeat(5000);
        assertEquals(
                301,
                view(("Subject: " + endless + "\r\n\r\n").getBytes(UTF_8))
                        .subject()
                        .length());
    }

    @Test
    void readsEveryRealLetter() {
        for (Letters.Letter letter : Letters.all()) {
            assertFalse(view(letter.bytes()).author().isBlank(), letter.name());
            assertFalse(FiledText.of(letter.bytes()).fields().isEmpty(), letter.name());
        }
    }

    @Property
    void whateverComesCanBeShown(@ForAll byte[] bytes, @ForAll String subject) {
        byte[] named = ("Subject: " + subject + "\r\nFrom: " + subject + "\r\n\r\n" + subject).getBytes(UTF_8);
        for (byte[] letter : List.of(bytes, named)) {
            FiledView view = view(letter);
            assertEquals(view.subject(), Harmless.line(view.subject(), ""));
            assertEquals(view.author(), Harmless.line(view.author(), ""));
            FiledText text = FiledText.of(letter);
            assertTrue(text.fields().stream().noneMatch(f -> f.value().isBlank()));
            // a page of the folder sees only how the letter begins
            FiledView.of("/x", new Glance(FILED, Arrays.copyOf(letter, letter.length / 2)));
        }
    }
}
