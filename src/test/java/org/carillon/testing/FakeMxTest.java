package org.carillon.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.carillon.smtp.ReplyReader;
import org.junit.jupiter.api.Test;

class FakeMxTest {

    @Test
    void remembersAPipelinedLetterByteForByte() throws IOException {
        try (var mx = FakeMx.start();
                var call = new Socket("127.0.0.1", mx.port())) {
            mx.answerRecipient("gone@b.example", "550 5.1.1 gone");
            say(call, """
                    EHLO me\r
                    MAIL FROM:<a@a.example> SIZE=9\r
                    RCPT TO:<b@b.example>\r
                    RCPT TO:<gone@b.example>\r
                    DATA\r
                    ..a\r
                    b\r
                    .\r
                    QUIT\r
                    """);
            var replies = new ReplyReader(call.getInputStream());
            for (int code : List.of(220, 250, 250, 250, 550, 354, 250, 221))
                assertEquals(code, replies.read().code());
            FakeMx.Delivery letter = mx.await(1).getFirst();
            assertEquals("a@a.example", letter.sender());
            assertEquals("SIZE=9", letter.parameters());
            assertEquals(List.of("b@b.example"), letter.recipients());
            assertEquals(".a\r\nb\r\n", letter.text());
        }
    }

    @Test
    void hangsUpWhereItIsTold() throws IOException {
        try (var mx = FakeMx.start();
                var call = new Socket("127.0.0.1", mx.port())) {
            mx.answerOnce(FakeMx.Phase.MAIL, FakeMx.HANG_UP);
            say(call, "HELO me\r\nMAIL FROM:<>\r\n");
            var replies = new ReplyReader(call.getInputStream());
            replies.read();
            replies.read();
            assertThrows(EOFException.class, replies::read);
        }
    }

    private static void say(Socket call, String text) throws IOException {
        call.getOutputStream().write(text.getBytes(US_ASCII));
    }
}
