package org.carillon.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FileNameTest {
    private static String name(String fields) {
        String part = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + fields + "\r\n\r\nx\r\n--b--\r\n";
        return MimePart.leaves(new Message(part.getBytes(UTF_8))).getFirst().name();
    }

    @Test
    void readsPlainNamesOfBothFields() {
        assertEquals("Plan.pdf", name("Content-Type: application/pdf; name=\"Plan.pdf\""));
        assertEquals("Plan.pdf", name("Content-Disposition: attachment; filename=Plan.pdf"));
        assertEquals("", name("Content-Type: text/plain"));
    }

    @Test
    void letsTheDispositionWin() {
        String type = "Content-Type: text/plain; name=notes.txt";
        String disposition = "Content-Disposition: attachment; filename=run.exe";

        assertEquals("run.exe", name(type + "\r\n" + disposition));
        assertEquals("run.exe", name(disposition + "\r\n" + type));
    }

    @Test
    void opensEncodedWords() {
        assertEquals("R\u00e4tsel.doc", name("Content-Type: a/b; name=\"=?iso-8859-1?Q?R=E4tsel.doc?=\""));
    }

    @Test
    void opensWhatRfc2231Encodes() {
        assertEquals("R\u00e4tsel.doc", name("Content-Disposition: attachment; filename*=utf-8'de'R%C3%A4tsel.doc"));
        assertEquals("100% 'x'", name("Content-Disposition: attachment; filename*=us-ascii''100%%20'x'"));
    }

    @Test
    void joinsPieces() {
        assertEquals("invoice.exe", name("Content-Disposition: attachment; filename*0=invo; filename*1=\"ice.exe\""));
        assertEquals(
                "\u00e4b.exe",
                name("Content-Disposition: attachment; filename*1*=b.e; filename*0*=latin1''%E4; filename*2=xe"));
    }

    @Property(tries = 500)
    void readsAnyValue(@ForAll String value) {
        assertNotNull(FileName.of(ContentType.of(value), "filename"));
        assertNotNull(FileName.of(ContentType.of("attachment; filename*=" + value), "filename"));
    }
}
