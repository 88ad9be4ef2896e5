package org.carillon.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReplyReaderTest {

    @Test
    void readsAllLinesOfAReply() throws IOException {
        Reply reply = read("250-mx.example\r\n250-SIZE 100\r\n250 PIPELINING\r\n");
        assertEquals(Reply.plain(250, "mx.example", "SIZE 100", "PIPELINING"), reply);
    }

    @Test
    void takesTheEnhancedCodeOutOfTheText() throws IOException {
        assertEquals(Reply.of(550, "5.1.1", "No such", "user"), read("550-5.1.1 No such\r\n550 5.1.1 user\r\n"));
    }

    @Test
    void ignoresAnEnhancedCodeOfAnotherClass() throws IOException {
        Reply reply = read("450 5.1.1 No\r\n");
        assertNull(reply.enhanced());
        assertEquals("5.1.1 No", reply.text());
    }

    @Test
    void acceptsACodeWithoutText() throws IOException {
        assertEquals(354, read("354\r\n").code());
    }

    @Test
    void readsOneReplyAfterTheOther() throws IOException {
        var reader = new ReplyReader(new ByteArrayInputStream("250 a\r\n550 b\r\n".getBytes(UTF_8)));
        assertEquals(250, reader.read().code());
        assertEquals(550, reader.read().code());
        assertThrows(EOFException.class, reader::read);
    }

    @Test
    void givesUpAReplyWithoutEnd() {
        assertThrows(ReplyException.class, () -> read("250-x\r\n".repeat(51)));
        assertThrows(ReplyException.class, () -> read("250 " + "x".repeat(20_000)));
    }

    @Test
    void cutsALongLine() throws IOException {
        assertEquals(
                Reply.MAX_TEXT, read("250 " + "x".repeat(5000) + "\r\n").text().length());
    }

    @Test
    void refusesWhatIsNoReply() {
        for (String text : List.of("hello\r\n", "25\r\n", "099 x\r\n", "2500 x\r\n", "\r\n", "600 x\r\n")) {
            assertThrows(ReplyException.class, () -> read(text), text);
        }
    }

    @Test
    void keepsControlCharactersOutOfTheText() throws IOException {
        assertEquals("a?b", read("250 a\rb\r\n").text());
    }

    @Property
    void strangersBytesAreAReplyOrAnIOException(@ForAll byte[] bytes) {
        try {
            new ReplyReader(new ByteArrayInputStream(bytes)).read();
        } catch (IOException expected) {
            // the only exception that may come
        }
    }

    @Property
    void whatAReplyWritesIsReadBack(@ForAll List<String> texts) throws IOException {
        var reply = new Reply(
                250, null, texts.stream().limit(20).map(ReplyReaderTest::plain).toList());
        assertEquals(reply, new ReplyReader(new ByteArrayInputStream(reply.bytes())).read());
    }

    @Test
    void aReplyNeverBreaksOutOfItsLine() {
        Reply reply = Reply.of(550, "5.1.1", "no \r\n250 ok\u760d\u760a\0");
        assertArrayEquals("550 5.1.1 no ??250 ok???\r\n".getBytes(UTF_8), reply.bytes());
    }

    private static String plain(String text) {
        return text.replaceAll("[^a-z ]", "x").strip();
    }

    private static Reply read(String text) throws IOException {
        return new ReplyReader(new ByteArrayInputStream(text.getBytes(UTF_8))).read();
    }
}
