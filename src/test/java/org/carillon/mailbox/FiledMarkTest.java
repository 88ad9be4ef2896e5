package org.carillon.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiledMarkTest {
    private static Optional<FolderName> read(String letter) {
        return FiledMark.of(new Message(letter.getBytes(UTF_8)).headers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INBOX",
                "Junk",
                "Lists/chess",
                "Two words",
                "Entwürfe",
                "=?utf-8?q?Junk?=",
                "象棋象棋象棋象棋象棋象棋象棋象棋象棋象棋象棋象棋象棋象棋象棋象棋"
            })
    void isReadAsItWasWritten(String folder) {
        var name = new FolderName(folder);
        HeaderEdits edits = FiledMark.on(HeaderEdits.NONE, name).add("Delivered-To", "ana@club.example");
        var letter = new Message("X-Carillon-Folder: forged\r\nSubject: x\r\n\r\nhello\r\n".getBytes(UTF_8));

        var filed = new Message(edits.apply(letter)).headers();

        assertEquals(Optional.of(name), FiledMark.of(filed));
        assertEquals(1, filed.all(FiledMark.FIELD).size());
    }

    @Test
    void whatAStrangerWroteCountsForNothing() {
        assertEquals(Optional.empty(), read("Delivered-To: a@b.example\r\nX-Carillon-Folder: Junk\r\n\r\n"));
        assertEquals(Optional.empty(), read("X-Carillon-Folder: Junk\r\n\r\n"));
        assertEquals(Optional.empty(), read("X-Carillon-Folder: ../x\r\nDelivered-To: a@b.example\r\n\r\n"));
    }

    @Property(tries = 300)
    void noHeaderIsAnError(@ForAll String value) {
        assertEquals(Optional.empty(), read("X-Carillon-Folder: /" + value + "\r\nDelivered-To: a@b.example\r\n\r\n"));
    }
}
